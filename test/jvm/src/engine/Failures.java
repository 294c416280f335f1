package harness;

import hudson.AbortException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * What a request wants to go wrong: by a step's id or label, or by `step@stage` for the step of that
 * name in a stage of that name.
 */
final class Failures {
    private Failures() {}

    /** What is to happen to the step; null for nothing. */
    static Object of(Step step) {
        if (step.run.given.failures().isEmpty()) return null;
        List<String> keys = new ArrayList<>();
        if (step.text("id") != null) keys.add(step.text("id"));
        if (step.text("label") != null) keys.add(step.text("label"));
        for (String stage : Calls.stagesAround(step.node)) keys.add(step.name + "@" + stage);
        for (String key : keys) {
            Object told = step.run.given.failures().get(key);
            if (told != null) return told;
        }
        return null;
    }

    /** @throws AbortException or the interruption that the request tells; `hang` is for the step to obey. */
    static void failIfTold(Step step) throws Exception {
        Object told = of(step);
        if (told == null || told.equals("hang")) return;
        switch (String.valueOf(told)) {
            case "unstable" -> {
                step.node.warning = "UNSTABLE";
                step.run.state.worsen("UNSTABLE");
            }
            case "abort" -> {
                step.run.interruptOthers(step);
                throw FlowInterruptedException.byUser();
            }
            case "agentLost" -> {
                if (step.context().agent != null) step.context().agent.isLost = true;
                throw new FlowInterruptedException("ABORTED", false, "ExecutorStepExecution$RemovedNodeCause: Agent was removed");
            }
            default -> throw new AbortException("told to fail");
        }
    }

    static boolean hangs(Step step) {
        return "hang".equals(of(step));
    }
}
