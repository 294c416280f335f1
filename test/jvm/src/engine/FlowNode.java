package harness;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** A node of the flow graph. `function` is what Jenkins shows: `echo`, `{ (name)`, `}`, `// stage`. */
final class FlowNode implements Serializable {
    final int id;
    final String function;
    /** The start of the innermost block around this node; null at the top. */
    final FlowNode enclosing;
    /** The stage's name, when this opens the body of a stage. */
    String stage;
    /** The branch's name, when this opens a branch of `parallel`. */
    String branch;
    /** Why the stage was left out: SKIPPED_FOR_…; null when it ran. Unlike a tag no later mark overwrites it. */
    String skipped;
    /** What a step of this node says about its stage: UNSTABLE, FAILURE …; null for nothing. */
    String warning;
    final Map<String, String> tags = new LinkedHashMap<>();

    FlowNode(int id, String function, FlowNode enclosing) {
        this.id = id;
        this.function = function;
        this.enclosing = enclosing;
    }

    boolean isInside(FlowNode block) {
        for (FlowNode node = this; node != null; node = node.enclosing) if (node == block) return true;
        return false;
    }

    /** What nodes are counted by: every block counts as `{`. */
    String kind() {
        return function.startsWith("{") ? "{" : function;
    }
}
