package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All nodes of one build, in the order in which they came to be. */
final class FlowGraph implements Serializable {
    final List<FlowNode> nodes = new ArrayList<>();

    FlowNode add(String function, FlowNode enclosing) {
        // Jenkins counts from 2.
        FlowNode node = new FlowNode(nodes.size() + 2, function, enclosing);
        nodes.add(node);
        return node;
    }

    Map<String, Object> counts() {
        Map<String, Integer> byFunction = new TreeMap<>();
        for (FlowNode node : nodes) byFunction.merge(node.kind(), 1, Integer::sum);
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("total", nodes.size());
        counts.put("byFunction", byFunction);
        return counts;
    }

    /** Every stage and branch in the order of its start. */
    List<Map<String, Object>> stages() {
        List<Map<String, Object>> stages = new ArrayList<>();
        for (FlowNode node : nodes) {
            String name = nameOf(node);
            if (name == null) continue;
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("name", name);
            stage.put("kind", node.stage != null ? "stage" : "branch");
            stage.put("parent", parentOf(node));
            stage.put("path", Calls.stagesAround(node));
            stage.put("tags", node.tags);
            stage.put("skipped", node.skipped);
            stages.add(stage);
        }
        return stages;
    }

    static String nameOf(FlowNode node) {
        return node.stage != null ? node.stage : node.branch;
    }

    private static String parentOf(FlowNode node) {
        for (FlowNode outer = node.enclosing; outer != null; outer = outer.enclosing) {
            if (nameOf(outer) != null) return nameOf(outer);
        }
        return null;
    }
}
