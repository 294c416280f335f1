package harness;

import com.cloudbees.groovy.cps.Outcome;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** `retry`: runs its body again after a failure; an abort is none, and conditions narrow what is. */
final class RetryStep extends Step {
    private long left;

    @Override
    void start() {
        left = number("count", 1);
        startBody(body, context(), null);
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        if (outcome.isSuccess() || --left <= 0 || !helps(outcome.getAbnormal())) {
            complete(outcome);
            return;
        }
        run.log.print("Retrying");
        startBody(body, context(), null);
    }

    private boolean helps(Throwable failure) {
        FlowInterruptedException interruption = failure instanceof FlowInterruptedException caught ? caught : null;
        if (argument("conditions") instanceof List<?> conditions) {
            boolean lost = failure instanceof MissingContextVariableException || interruption != null && interruption.causes().stream().anyMatch(cause -> cause.contains("RemovedNode"));
            return conditions.stream().anyMatch(condition -> "agent".equals(((Map<?, ?>) condition).get("$symbol")) && lost);
        }
        return interruption == null || !interruption.isActualInterruption();
    }
}
