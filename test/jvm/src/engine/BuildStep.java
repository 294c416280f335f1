package harness;

import hudson.AbortException;

/** `build`: there is no other job here, unless the steps are stubbed. */
final class BuildStep extends Step {
    @Override
    void start() throws Throwable {
        if (!run.given.isStubbed()) throw new AbortException("No item named " + text("job") + " found");
        Failures.failIfTold(this);
        succeed(null);
    }
}
