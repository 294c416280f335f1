package harness;

import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** `milestone`: a build that passes one ends older builds that have not; an older one that comes later ends itself. */
final class MilestoneStep extends Step {
    @Override
    void start() throws Throwable {
        int ordinal = arguments.get("ordinal") == null ? run.milestone + 1 : (int) number("ordinal", 0);
        Run newest = run.controller.passedMilestones.get(ordinal);
        if (newest != null && newest.number > run.number) throw superseded(newest);
        run.milestone = ordinal;
        run.controller.passedMilestones.put(ordinal, run);
        for (Run older : run.controller.runs) {
            if (older.number < run.number && !older.isOver() && older.milestone < ordinal) older.interrupt(superseded(run));
        }
        succeed(null);
    }

    private static FlowInterruptedException superseded(Run by) {
        return new FlowInterruptedException("NOT_BUILT", true, "MilestoneStepExecution$CancelledCause: Superseded by job#" + by.number);
    }
}
