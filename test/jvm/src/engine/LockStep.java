package harness;

import com.cloudbees.groovy.cps.Outcome;
import java.util.List;

/** `lock`: one holder at a time for each resource, the others wait in the order in which they came. */
final class LockStep extends Step {
    private Lock lock;

    @Override
    void start() {
        String key = arguments.get("resource") != null ? text("resource") : "label:" + text("label");
        lock = run.controller.locks.computeIfAbsent(key, absent -> new Lock());
        if (lock.holder == null) {
            acquire();
        } else if (flag("skipIfLocked")) {
            succeed(null);
        } else {
            lock.queue.add(this);
        }
    }

    private void acquire() {
        lock.holder = this;
        Context inner = context();
        if (arguments.get("variable") != null) inner = inner.with(List.of(text("variable") + "=" + text("resource")), run);
        startBody(body, inner, null);
    }

    private void release() {
        lock.queue.remove(this);
        if (lock.holder != this) return;
        lock.holder = null;
        if (lock.queue.isEmpty()) return;
        int index = flag("inversePrecedence") ? lock.queue.size() - 1 : 0;
        lock.queue.remove(index).acquire();
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        complete(outcome);
        release();
    }

    @Override
    void stop(Throwable reason) {
        if (bodies.isEmpty()) {
            release();
            fail(reason);
        } else {
            super.stop(reason);
        }
    }
}
