package harness;

import com.cloudbees.groovy.cps.Outcome;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** `timeout`: stops its body after a time, or with `activity` after a time without output. */
final class TimeoutStep extends Step {
    private int linesSeen;

    @Override
    void start() {
        startBody(body, context(), null);
        arm(limitMs());
    }

    private long limitMs() {
        return number("time", 0) * Durations.msOf(text("unit"), "MINUTES");
    }

    private void arm(long ms) {
        linesSeen = run.log.lines.size();
        run.controller.ring(this, run, ms, "limit");
    }

    @Override
    void onTimer(String purpose) {
        if (flag("activity") && run.log.lines.size() > linesSeen) {
            arm(limitMs());
            return;
        }
        for (Strand each : bodies) each.stop(new FlowInterruptedException("ABORTED", true, "TimeoutStepExecution$ExceededTimeout: Timeout has been exceeded"));
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        complete(outcome);
    }
}
