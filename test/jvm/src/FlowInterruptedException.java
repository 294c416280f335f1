package org.jenkinsci.plugins.workflow.steps;

import java.util.List;

/** What ends a step from outside: an abort, a time limit, a failed neighbour. */
public class FlowInterruptedException extends InterruptedException {
    private final String result;
    private final List<String> causes;
    private final boolean isActual;

    public FlowInterruptedException(String result, boolean isActual, String... causes) {
        this.result = result;
        this.isActual = isActual;
        this.causes = List.of(causes);
    }

    public static FlowInterruptedException byUser() {
        return new FlowInterruptedException("ABORTED", true, "CauseOfInterruption$UserInterruption: Aborted by anonymous");
    }

    public String getResult() {
        return result;
    }

    /** Each as `Type: description`. */
    public List<String> causes() {
        return causes;
    }

    public boolean isActualInterruption() {
        return isActual;
    }
}
