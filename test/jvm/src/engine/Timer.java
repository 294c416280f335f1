package harness;

import java.io.Serializable;

/** Something that happens at a moment of the pretended clock. */
record Timer(long atMs, long order, Step step, Run run, String purpose) implements Serializable, Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        return atMs == other.atMs ? Long.compare(order, other.order) : Long.compare(atMs, other.atMs);
    }
}
