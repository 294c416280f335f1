package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step finds around it: the agent, its folder, and the environment that blocks laid over it. */
final class Context implements Serializable {
    static final Context EMPTY = new Context(null, null, Map.of(), Map.of());

    /** The allocated agent; null outside any. */
    final Agent agent;
    /** The folder of relative paths; null outside any agent. */
    final String folder;
    /** What the agent itself brings, under everything that the build says. */
    final Map<String, String> agentEnvironment;
    /** What `withEnv` and its like say, over everything else. */
    final Map<String, String> overlay;

    private Context(Agent agent, String folder, Map<String, String> agentEnvironment, Map<String, String> overlay) {
        this.agent = agent;
        this.folder = folder;
        this.agentEnvironment = agentEnvironment;
        this.overlay = overlay;
    }

    Context on(Agent agent, String folder, Map<String, String> environment) {
        return new Context(agent, folder, new LinkedHashMap<>(environment), overlay);
    }

    Context in(String folder) {
        return new Context(agent, folder, agentEnvironment, overlay);
    }

    Context inWorkspace(String folder) {
        Map<String, String> environment = new LinkedHashMap<>(agentEnvironment);
        environment.put("WORKSPACE", folder);
        environment.put("WORKSPACE_TMP", folder + "@tmp");
        return new Context(agent, folder, environment, overlay);
    }

    /** Lays `NAME=value` and `PATH+ANY=folder` over the environment. */
    Context with(List<String> overrides, Run run) {
        Map<String, String> next = new LinkedHashMap<>(overlay);
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 0) throw new IllegalArgumentException("Could not instantiate {overrides=" + overrides + "}");
            String name = override.substring(0, equals);
            String value = override.substring(equals + 1);
            int plus = name.indexOf('+');
            if (plus < 0) {
                next.put(name, value);
            } else {
                String path = name.substring(0, plus);
                String old = next.containsKey(path) ? next.get(path) : run.environmentIn(this, path);
                next.put(path, old == null || old.isEmpty() ? value : value + ":" + old);
            }
        }
        return new Context(agent, folder, agentEnvironment, next);
    }

    static List<String> texts(Object values) {
        List<String> texts = new ArrayList<>();
        for (Object value : (List<?>) values) texts.add(String.valueOf(value));
        return texts;
    }
}
