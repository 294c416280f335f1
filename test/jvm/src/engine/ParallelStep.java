package harness;

import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** `parallel`: all branches at once; with `failFast` the first failure stops the others. */
final class ParallelStep extends Step {
    private final Map<String, Strand> branches = new LinkedHashMap<>();
    private final Map<Strand, String> names = new LinkedHashMap<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean isStopping;

    int indexOf(Strand branch) {
        return new ArrayList<>(branches.values()).indexOf(branch);
    }

    java.util.Collection<Strand> branches() {
        return branches.values();
    }

    @Override
    void start() {
        arguments.forEach((branch, value) -> {
            if (!(value instanceof Closure<?> closure)) return;
            Strand strand = startBody(closure, context(), "Branch: " + branch);
            branches.put(branch, strand);
            names.put(strand, branch);
        });
        if (branches.isEmpty()) succeed(new LinkedHashMap<>());
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        if (outcome.isSuccess()) {
            results.put(names.get(strand), outcome.getNormal());
        } else {
            failures.add(outcome.getAbnormal());
            if (flag("failFast") && !isStopping) {
                isStopping = true;
                FlowInterruptedException reason = new FlowInterruptedException("ABORTED", true, "ParallelStep$FailFastCause: Failed in branch " + names.get(strand));
                for (Strand other : new ArrayList<>(bodies)) other.stop(reason);
            }
        }
        if (!bodies.isEmpty()) return;
        if (failures.isEmpty()) succeed(results);
        else fail(failures.stream().filter(failure -> !(failure instanceof FlowInterruptedException)).findFirst().orElse(failures.get(0)));
    }
}
