package harness;

import com.cloudbees.groovy.cps.Outcome;

/** `waitUntil`: runs its body again, with pauses, until it says true. */
final class WaitUntilStep extends Step {
    private long pauseMs = 250;

    @Override
    void start() {
        startBody(body, context(), null);
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        if (outcome.isFailure() || Boolean.TRUE.equals(outcome.getNormal())) {
            complete(outcome);
            return;
        }
        run.controller.ring(this, run, pauseMs, "again");
        pauseMs = Math.min(15_000, pauseMs * 6 / 5);
    }

    @Override
    void onTimer(String purpose) {
        startBody(body, context(), null);
    }
}
