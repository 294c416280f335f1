package harness;

import groovy.lang.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What the interpreter asks of the running build. All of it happens at once: nothing here is suspended. */
public final class Utils {
    private static final List<String> FROM_BEST = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private Utils() {}

    private static Run run() {
        return (Run) ScriptHost.current();
    }

    public static void mark(String stage, String status) {
        StageMarks.mark(run(), stage, status);
    }

    /** Marks the stage around, and the branch of the same name around that. */
    public static void markHere(String stage, String status) {
        for (FlowNode block = run().activeStrand().block; block != null; block = block.enclosing) {
            if (!stage.equals(FlowGraph.nameOf(block))) continue;
            block.tags.put("STAGE_STATUS", status);
            block.skipped = status;
        }
    }

    public static void markSynthetic(String kind) {
        run().activeStrand().block.tags.put("SYNTHETIC_STAGE", kind);
    }

    public static void log(String text) {
        run().log.print(text);
    }

    public static String resultOf(Throwable failure) {
        if (failure == null) return "SUCCESS";
        return failure instanceof FlowInterruptedException interruption ? interruption.getResult() : "FAILURE";
    }

    public static String worse(String one, String other) {
        return FROM_BEST.indexOf(one) >= FROM_BEST.indexOf(other) ? one : other;
    }

    /** The build's result, made worse by an error and by what steps said inside the named stage around; null for no stage. */
    public static String resultHere(String stage, Throwable failure) {
        Run run = run();
        String result = run.state.result() == null ? "SUCCESS" : run.state.result();
        result = worse(result, resultOf(failure));
        // A stop of the whole build shows at once, whatever failed before it.
        if (run.stoppedWith() != null) result = worse(result, run.stoppedWith());
        if (stage == null) return result;
        FlowNode block = run.activeStrand().block;
        while (block != null && !stage.equals(block.stage)) block = block.enclosing;
        for (FlowNode node : run.graph.nodes) {
            if (node.warning != null && block != null && node.isInside(block)) result = worse(result, node.warning);
        }
        return result;
    }

    public static boolean isPostDue(String condition, String stage, Throwable failure) {
        String result = resultHere(stage, failure);
        String before = previousResult();
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "changed" -> before == null || !before.equals(result);
            case "fixed" -> before != null && result.equals("SUCCESS") && (before.equals("FAILURE") || before.equals("UNSTABLE"));
            case "regression" -> before != null && FROM_BEST.indexOf(result) > FROM_BEST.indexOf(before);
            case "aborted" -> result.equals("ABORTED");
            case "success" -> result.equals("SUCCESS");
            case "unsuccessful" -> !result.equals("SUCCESS");
            case "unstable" -> result.equals("UNSTABLE");
            case "failure" -> result.equals("FAILURE");
            case "notBuilt" -> result.equals("NOT_BUILT");
            default -> throw new IllegalArgumentException(condition);
        };
    }

    private static String previousResult() {
        Run run = run();
        Run previous = run.controller.previousCompleted(run);
        return previous == null ? (run.controller.runs.indexOf(run) == 0 ? run.given.previousResult() : null) : previous.state.result() == null ? "SUCCESS" : previous.state.result();
    }

    public static void worsen(String result) {
        run().state.worsen(result);
    }

    public static boolean isUnstable() {
        return "UNSTABLE".equals(run().state.result());
    }

    public static String restartedFrom() {
        return run().given.restartedFrom();
    }

    public static boolean isTrue(Object value) {
        return DefaultTypeTransformation.castToBoolean(value);
    }

    public static Object first(Throwable one, Throwable other) {
        return one == null ? other : one;
    }

    public static Object environmentValue(String name) {
        return run().environmentValue(name);
    }

    /** A name that the block itself does not define: as the script sees it, null when nobody does. */
    public static Object propertyOr(Object script, String name) {
        if (name.startsWith("env.")) return run().environmentValue(name.substring(4));
        try {
            return ((Script) script).getProperty(name);
        } catch (groovy.lang.MissingPropertyException missing) {
            return null;
        }
    }

    /** What `withCredentials` takes for the credentials among the values of an `environment` block. */
    public static List<Map<String, Object>> bindings(Map<String, Object> values) {
        List<Map<String, Object>> bindings = new ArrayList<>();
        values.forEach((name, value) -> {
            if (isCredential(value)) Credentials.require(run(), String.valueOf(((Map<?, ?>) value).get("id")));
            if (isCredential(value)) bindings.add(new LinkedHashMap<>(Map.of("$symbol", "credentials", "name", name, "credentialsId", ((Map<?, ?>) value).get("id"))));
        });
        return bindings;
    }

    public static List<String> plainAssignments(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>(values);
        plain.values().removeIf(Utils::isCredential);
        return assignments(plain);
    }

    public static boolean hasChanges() {
        return !run().given.changes().isEmpty();
    }

    public static boolean isCredential(Object value) {
        return value instanceof Map<?, ?> map && "credentials".equals(map.get("$symbol"));
    }

    public static List<String> assignments(Map<String, ?> variables) {
        List<String> assignments = new ArrayList<>();
        variables.forEach((name, value) -> {
            if (value != null) assignments.add(name + "=" + value);
        });
        return assignments;
    }

    public static void requireStorableTexts() throws java.io.IOException {
        StorableText.require(run().job.jenkinsfile);
    }

    public static void requireLibrary(String specification) throws Exception {
        run().sources.require(specification);
    }

    public static boolean holds(String condition, List<?> arguments) {
        return Conditions.holds(run(), condition, arguments);
    }

    public static void applySettings(List<Map<String, Object>> parameters, List<Map<String, Object>> options, List<Map<String, Object>> triggers) {
        JobSettings.apply(run(), parameters, options, triggers);
    }
}
