package harness;

import com.cloudbees.groovy.cps.Outcome;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** `catchError` and `warnError`: a failed body marks the build and the stage, and the next step runs. */
final class CatchErrorStep extends Step {
    @Override
    void start() {
        startBody(body, context(), null);
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        if (outcome.isSuccess()) {
            complete(outcome);
            return;
        }
        Throwable failure = outcome.getAbnormal();
        FlowInterruptedException interruption = failure instanceof FlowInterruptedException caught ? caught : null;
        boolean catches = arguments.get("catchInterruptions") == null || flag("catchInterruptions");
        if (interruption != null && interruption.isActualInterruption() && !catches) {
            complete(outcome);
            return;
        }
        String fallback = name.equals("warnError") ? "UNSTABLE" : "FAILURE";
        String buildResult = arguments.get("buildResult") == null ? fallback : text("buildResult");
        String stageResult = arguments.get("stageResult") == null ? buildResult : text("stageResult");
        if (name.equals("warnError")) stageResult = "UNSTABLE";
        run.log.print("ERROR: " + (failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage()));
        if (!stageResult.equals("SUCCESS")) node.warning = stageResult;
        if (!buildResult.equals("SUCCESS")) run.state.worsen(buildResult);
        if (interruption != null) run.state.interruptedBy(interruption);
        succeed(null);
    }
}
