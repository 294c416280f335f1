package harness;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a step takes its arguments; the lines of `steps.txt`. */
record StepSignature(String name, String loneParameter, boolean takesBody, boolean isSymbol) {
    static final Map<String, StepSignature> ALL = read();

    /** Arguments by name, and the body. */
    record Call(Map<String, Object> arguments, Closure<?> body) {}

    Call parse(Object[] arguments) {
        List<Object> rest = Arrays.asList(arguments);
        Closure<?> body = null;
        if (takesBody && !rest.isEmpty() && rest.get(rest.size() - 1) instanceof Closure<?> closure) {
            body = closure;
            rest = rest.subList(0, rest.size() - 1);
        }
        if (rest.size() > 1) throw new IllegalArgumentException("Expected named arguments but got " + rest);
        Map<String, Object> named = new LinkedHashMap<>();
        if (rest.size() == 1 && rest.get(0) instanceof Map<?, ?> map && !map.containsKey("$class")) {
            map.forEach((key, value) -> named.put(String.valueOf(key), value));
        } else if (rest.size() == 1) {
            if (loneParameter == null) throw new IllegalArgumentException("Step " + name + " takes named arguments, but got " + rest.get(0));
            named.put(loneParameter, rest.get(0));
        }
        return new Call(named, body);
    }

    private static Map<String, StepSignature> read() {
        Map<String, StepSignature> all = new TreeMap<>();
        for (String line : Data.lines("steps.txt")) {
            List<String> words = List.of(line.split(" "));
            String loneParameter = words.get(1).equals("-") ? null : words.get(1);
            all.put(words.get(0), new StepSignature(words.get(0), loneParameter, words.contains("block"), words.contains("symbol")));
        }
        return all;
    }
}
