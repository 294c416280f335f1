package harness;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What each step does; one that is only named in `steps.txt` does nothing, or runs its body. */
final class StepCatalog {
    /** A step to start, or the value that a symbol is. */
    record Made(Step step, Object value) {}

    private static final Map<String, Supplier<Step>> ALL = new LinkedHashMap<>();

    static {
        Basics.addTo(ALL);
        Blocks.addTo(ALL);
        FileSteps.addTo(ALL);
        ALL.put("catchError", CatchErrorStep::new);
        ALL.put("warnError", CatchErrorStep::new);
        ALL.put("timeout", TimeoutStep::new);
        ALL.put("retry", RetryStep::new);
        ALL.put("lock", LockStep::new);
        ALL.put("milestone", MilestoneStep::new);
        ALL.put("parallel", ParallelStep::new);
        ALL.put("node", NodeStep::new);
        ALL.put("sh", ShellStep::new);
        ALL.put("input", InputStep::new);
        ALL.put("waitUntil", WaitUntilStep::new);
        ALL.put("build", BuildStep::new);
    }

    private StepCatalog() {}

    /** `others` are steps of plugins that the request declares. */
    static Made make(String name, Object[] arguments, List<String> others) {
        StepSignature signature = StepSignature.ALL.get(name);
        if (signature == null && others.contains(name)) signature = new StepSignature(name, null, true, false);
        if (signature == null) {
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + StepSignature.ALL.keySet());
        }
        StepSignature.Call call = signature.parse(arguments);
        Map<String, Object> plain = new LinkedHashMap<>();
        call.arguments().forEach((key, value) -> plain.put(key, plain(value)));
        if (signature.isSymbol()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("$symbol", name);
            value.putAll(plain);
            return new Made(null, value);
        }
        Step step = ALL.getOrDefault(name, call.body() == null ? Basics.Nothing::new : Blocks.Plain::new).get();
        step.name = name;
        step.arguments = plain;
        step.body = call.body();
        return new Made(step, null);
    }

    /** Jenkins turns every GString of an argument into a string. */
    static Object plain(Object value) {
        if (value instanceof GString text) return text.toString();
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            for (Object each : list) plain.add(plain(each));
            return plain;
        }
        if (value instanceof Map<?, ?> map && !(value instanceof Closure)) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(plain(key), plain(each)));
            return plain;
        }
        return value;
    }
}
