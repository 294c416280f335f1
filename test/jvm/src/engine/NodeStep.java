package harness;

import com.cloudbees.groovy.cps.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** `node`: waits for a free executor with the label, and gives its body a workspace. */
final class NodeStep extends Step {
    private static final int EXECUTORS = 4;
    private static final long BETWEEN_MS = 50;
    private Agent agent;

    @Override
    void start() throws Throwable {
        Failures.failIfTold(this);
        if (!canHave() || Failures.hangs(this)) {
            run.controller.waitingForAgent.add(this);
            return;
        }
        if (run.given.isStubbed()) {
            allocate();
            return;
        }
        // Jenkins's queue hands out one executor after the other (094).
        long atMs = Math.max(run.controller.nowMs, run.controller.nextExecutorMs);
        run.controller.nextExecutorMs = atMs + BETWEEN_MS;
        run.controller.ring(this, run, atMs - run.controller.nowMs, "executor");
    }

    @Override
    void onTimer(String purpose) throws Throwable {
        if (canHave()) allocate();
        else run.controller.waitingForAgent.add(this);
    }

    private boolean canHave() {
        if (run.given.isStubbed()) return true;
        return run.controller.agents.size() < EXECUTORS && Labels.matches(text("label"), "master");
    }

    private void allocate() throws Throwable {
        int executor = 0;
        String workspace = null;
        String base = run.job.home + "/workspace/" + run.state.environment().get("JOB_BASE_NAME").replace('%', '_');
        for (int i = 1; workspace == null; i++) {
            String candidate = i == 1 ? base : base + "@" + i;
            if (run.controller.agents.stream().noneMatch(other -> other.workspace.equals(candidate))) workspace = candidate;
            executor = i - 1;
        }
        agent = new Agent(executor, workspace);
        run.controller.agents.add(agent);
        if (!run.given.isStubbed()) Files.createDirectories(Path.of(workspace + "@tmp"));
        if (!run.given.isStubbed()) Files.createDirectories(Path.of(workspace));
        Map<String, String> environment = new LinkedHashMap<>(Map.of("NODE_NAME", "master", "NODE_LABELS", "master",
            "EXECUTOR_NUMBER", String.valueOf(executor), "WORKSPACE", workspace, "WORKSPACE_TMP", workspace + "@tmp"));
        if (!run.given.isStubbed()) environment.put("PATH", System.getenv("PATH"));
        startBody(body, context().on(agent, workspace, environment), null);
    }

    @Override
    void bodyEnded(Strand strand, Outcome outcome) {
        complete(outcome);
        run.controller.agents.remove(agent);
        for (NodeStep waiting : run.controller.waitingForAgent) {
            if (!waiting.canHave()) continue;
            run.controller.waitingForAgent.remove(waiting);
            waiting.run.guarded(waiting, waiting::allocate);
            return;
        }
    }

    @Override
    void stop(Throwable reason) {
        run.controller.waitingForAgent.remove(this);
        super.stop(reason);
    }
}
