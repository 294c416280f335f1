package harness;

import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pipeline called, for those who compare it: the library's variables, and steps of Jenkins. */
final class Calls implements Serializable {
    final List<Map<String, Object>> all = new ArrayList<>();

    void record(Run run, Step step) {
        if (!run.given.isStubbed() || !step.isNode()) return;
        Map<String, Object> arguments = new LinkedHashMap<>(step.arguments);
        arguments.values().removeIf(value -> value instanceof Closure);
        add("jenkins", step.name, arguments, step.node.enclosing, step.context());
    }

    void recordVariable(Run run, String name, Object given) {
        if (!run.given.isStubbed() || !run.sources.hasVariable(name)) return;
        Object[] arguments = (Object[]) given;
        Object first = arguments.length == 0 ? Map.of() : arguments[0];
        Object named = first instanceof Map<?, ?> ? first : Map.of("", first instanceof Closure ? "" : first);
        Strand strand = run.activeStrand();
        add("library", name, (Map<?, ?>) StepCatalog.plain(named), strand.block, strand.context);
    }

    private void add(String of, String name, Map<?, ?> arguments, FlowNode block, Context context) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("of", of);
        call.put("step", name);
        call.put("arguments", arguments);
        call.put("stage", stagesAround(block));
        call.put("environment", new LinkedHashMap<>(context.overlay));
        call.put("onAgent", context.agent != null && !context.agent.isLost);
        call.put("onLostAgent", context.agent != null && context.agent.isLost);
        all.add(call);
    }

    /** Names from the outermost stage to the innermost. */
    static List<String> stagesAround(FlowNode innermost) {
        List<String> names = new ArrayList<>();
        for (FlowNode block = innermost; block != null; block = block.enclosing) {
            if (block.stage != null) names.add(0, block.stage);
        }
        return names;
    }
}
