package harness;

import java.util.concurrent.TimeUnit;

/** Jenkins names units like Java does. */
final class Durations {
    private Durations() {}

    static long msOf(String unit, String otherwise) {
        return TimeUnit.valueOf(unit == null ? otherwise : unit).toMillis(1);
    }
}
