package harness;

import hudson.AbortException;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/**
 * `build`: another job is one of the request's: a parameter's name, and the result for each of its
 * values. With stubbed steps every job is there and succeeds.
 */
final class BuildStep extends Step {
    @Override
    String title() {
        if (run.given.isStubbed() || !run.given.jobs().containsKey(text("job"))) return name;
        return "build (" + (waits() ? "Building " : "Scheduling ") + text("job") + ")";
    }

    private boolean waits() {
        return !Boolean.FALSE.equals(argument("wait"));
    }

    @Override
    void start() throws Throwable {
        Failures.failIfTold(this);
        if (run.given.isStubbed()) {
            succeed(null);
            return;
        }
        Map<?, ?> job = (Map<?, ?>) run.given.jobs().get(text("job"));
        if (job == null) throw new AbortException("No item named " + text("job") + " found");
        if (!waits()) {
            succeed(null);
            return;
        }
        String result = resultOf(job);
        if (result.equals("SUCCESS") || Boolean.FALSE.equals(argument("propagate"))) {
            RunWrapper other = new RunWrapper();
            other.setResult(result);
            succeed(other);
            return;
        }
        throw new FlowInterruptedException(result, false, "DownstreamFailureCause: " + text("job") + " #1 completed with status " + result);
    }

    private String resultOf(Map<?, ?> job) {
        for (Object parameter : (List<?>) arguments.getOrDefault("parameters", List.of())) {
            Map<?, ?> given = (Map<?, ?>) parameter;
            if (job.get("parameter").equals(given.get("name"))) return String.valueOf(((Map<?, ?>) job.get("results")).get(given.get("value")));
        }
        return "SUCCESS";
    }
}
