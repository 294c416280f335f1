package harness;

import hudson.AbortException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What a request wants to go wrong, by a step's id, its label, or its name. */
final class Failures {
    private Failures() {}

    /** What is to happen to the step; null for nothing. */
    static Object of(Step step) {
        for (String key : new String[] {step.text("id"), step.text("label"), step.name + ":" + String.join("/", Calls.stageOf(step.node))}) {
            Object told = key == null ? null : step.run.given.failures().get(key);
            if (told != null) return told;
        }
        return null;
    }

    static void failIfTold(Step step) throws Exception {
        Object told = of(step);
        if (told == null) return;
        switch (String.valueOf(told)) {
            case "unstable" -> {
                step.node.warning = "UNSTABLE";
                step.run.state.worsen("UNSTABLE");
            }
            case "abort" -> abort(step);
            case "agentLost" -> loseAgent(step);
            default -> throw new AbortException("told to fail");
        }
    }

    static void abort(Step step) throws Exception {
        step.run.state.interruptedBy(FlowInterruptedException.byUser());
        step.run.interruptOthers(step);
        throw FlowInterruptedException.byUser();
    }

    static void loseAgent(Step step) throws Exception {
        if (step.context().agent != null) step.context().agent.isLost = true;
        throw new FlowInterruptedException("ABORTED", false, "ExecutorStepExecution$RemovedNodeCause: Agent was removed");
    }
}
