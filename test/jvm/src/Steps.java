package harness;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import hudson.AbortException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stubbed steps: each call is recorded in order with its arguments, and bodies are run. */
public final class Steps extends GroovyObjectSupport {
    final List<Map<String, Object>> calls = new ArrayList<>();
    List<String> refusals = List.of();
    private final Build build;
    private final Stubs stubs;
    private Integer parent;

    Steps(Build build, Stubs stubs) {
        this.build = build;
        this.stubs = stubs;
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        StepSignature signature = StepSignature.ALL.get(name);
        if (signature == null) {
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + StepSignature.ALL.keySet());
        }
        StepSignature.Call call = signature.parse(args instanceof Object[] many ? many : new Object[] {args});
        if (signature.isSymbol()) {
            Map<String, Object> value = new LinkedHashMap<>(Map.of("$symbol", name));
            value.putAll(call.arguments());
            return value;
        }
        Integer outer = parent;
        try {
            record(name, call.arguments());
            parent = calls.size() - 1;
            return perform(name, call.arguments(), call.body());
        } catch (Throwable thrown) {
            throw Steps.<RuntimeException>sneak(thrown);
        } finally {
            parent = outer;
        }
    }

    private void record(String step, Map<String, Object> arguments) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("step", step);
        call.put("arguments", arguments);
        call.put("parent", parent);
        call.put("environment", build.environment.changes());
        calls.add(call);
    }

    private Object perform(String step, Map<String, Object> arguments, Closure<?> body) throws Throwable {
        if (stubs.hasAnswer(step)) {
            Object answer = stubs.nextAnswer(step);
            if (answer instanceof Map<?, ?> map && map.containsKey("$fail")) throw new AbortException((String) map.get("$fail"));
            if (body == null) return answer;
        }
        return switch (step) {
            case "sh" -> Boolean.TRUE.equals(arguments.get("returnStatus")) ? (Object) 0
                : Boolean.TRUE.equals(arguments.get("returnStdout")) ? "" : null;
            case "isUnix" -> true;
            case "pwd" -> "/workspace";
            case "writeFile" -> {
                stubs.files.put(text(arguments, "file"), text(arguments, "text"));
                yield null;
            }
            case "readFile" -> {
                String text = stubs.files.get(text(arguments, "file"));
                if (text == null) throw new java.nio.file.NoSuchFileException(text(arguments, "file"));
                yield text;
            }
            case "fileExists" -> stubs.files.containsKey(text(arguments, "file"));
            case "libraryResource" -> {
                Object text = stubs.resources.get(text(arguments, "resource"));
                if (text == null) throw new AbortException("No such library resource " + arguments.get("resource") + " could be found.");
                yield text;
            }
            case "error" -> throw new AbortException(text(arguments, "message"));
            case "unstable" -> {
                build.currentBuild.setResult("UNSTABLE");
                yield null;
            }
            case "catchError", "warnError" -> catchError(step, arguments, body);
            case "retry" -> retry(((Number) arguments.get("count")).intValue(), body);
            case "parallel" -> parallel(arguments);
            case "withEnv" -> inEnvironment(texts((List<?>) arguments.get("overrides")), body);
            case "withCredentials" -> inEnvironment(credentials((List<?>) arguments.get("bindings")), body);
            default -> body == null ? null : build.runBody(body);
        };
    }

    private Object catchError(String step, Map<String, Object> arguments, Closure<?> body) throws Throwable {
        try {
            return build.runBody(body);
        } catch (Exception caught) {
            String fallback = step.equals("warnError") ? "UNSTABLE" : "FAILURE";
            build.currentBuild.setResult(String.valueOf(arguments.getOrDefault("buildResult", fallback)));
            return null;
        }
    }

    private Object retry(int count, Closure<?> body) throws Throwable {
        for (int attempt = 1; ; attempt++) {
            try {
                return build.runBody(body);
            } catch (Exception caught) {
                if (attempt >= count) throw caught;
            }
        }
    }

    private Object parallel(Map<String, Object> branches) throws Throwable {
        Map<String, Object> results = new LinkedHashMap<>();
        Throwable first = null;
        for (Map.Entry<String, Object> branch : branches.entrySet()) {
            if (!(branch.getValue() instanceof Closure<?> body)) continue;
            try {
                results.put(branch.getKey(), build.runBody(body));
            } catch (Exception caught) {
                first = first == null ? caught : first;
            }
        }
        if (first != null) throw first;
        return results;
    }

    private Object inEnvironment(List<String> overrides, Closure<?> body) throws Throwable {
        Map<String, String> before = build.environment.overlay(overrides);
        try {
            return build.runBody(body);
        } finally {
            build.environment.restore(before);
        }
    }

    /** Each variable that a binding names gets a text that names the credential. */
    private static List<String> credentials(List<?> bindings) {
        List<String> overrides = new ArrayList<>();
        for (Object binding : bindings) {
            Map<?, ?> map = (Map<?, ?>) binding;
            map.forEach((key, variable) -> {
                if (String.valueOf(key).endsWith("ariable")) overrides.add(variable + "=" + map.get("credentialsId") + ":" + key);
            });
        }
        return overrides;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static String text(Map<String, Object> arguments, String name) {
        return String.valueOf(arguments.get(name));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
