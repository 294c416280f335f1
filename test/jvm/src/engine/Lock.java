package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A resource that one step at a time may hold. */
final class Lock implements Serializable {
    Step holder;
    final List<LockStep> queue = new ArrayList<>();
}
