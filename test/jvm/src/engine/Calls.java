package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every step call that made a node, for those who compare what a pipeline did. */
final class Calls implements Serializable {
    final List<Map<String, Object>> all = new ArrayList<>();

    void record(Run run, Step step) {
        if (!run.given.isStubbed() || !step.isNode()) return;
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("step", step.name);
        Map<String, Object> arguments = new LinkedHashMap<>(step.arguments);
        arguments.values().removeIf(value -> value instanceof groovy.lang.Closure);
        call.put("arguments", arguments);
        call.put("stage", stageOf(step.node));
        call.put("environment", new LinkedHashMap<>(step.context().overlay));
        call.put("onAgent", step.context().agent != null);
        all.add(call);
    }

    /** Names from the outermost stage or branch to the innermost. */
    static List<String> stageOf(FlowNode node) {
        List<String> names = new ArrayList<>();
        for (FlowNode block = node.enclosing; block != null; block = block.enclosing) {
            if (block.stage != null) names.add(0, block.stage);
        }
        return names;
    }
}
