package harness;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The conditions of `when` that look at the build. */
final class Conditions {
    private Conditions() {}

    static boolean holds(Run run, String name, List<?> arguments) {
        Object lone = arguments.isEmpty() ? null : arguments.get(0);
        Map<?, ?> named = lone instanceof Map<?, ?> map ? map : Map.of();
        String value = named.isEmpty() && lone != null ? String.valueOf(lone) : text(named, "pattern");
        return switch (name) {
            case "branch" -> compare(text(named, "comparator"), "GLOB_PATH", value, run.environmentValue("BRANCH_NAME"));
            case "tag" -> tag(run, value, text(named, "comparator"));
            case "buildingTag" -> isSet(run.environmentValue("TAG_NAME"));
            case "changeRequest" -> isChangeRequest(run, named);
            case "environment" -> isVariable(run, named);
            case "equals" -> java.util.Objects.equals(plain(named.get("expected")), plain(named.get("actual")));
            case "triggeredBy" -> isTriggeredBy(run, lone, named);
            case "isRestartedRun" -> run.given.causes().contains("RestartDeclarativePipelineCause");
            case "changeset" -> changes(run).stream().anyMatch(change -> touches(change, value, named));
            case "changelog" -> changes(run).stream().anyMatch(change -> Pattern.compile(value).matcher(firstLine(change)).find());
            default -> throw new IllegalArgumentException("No condition " + name);
        };
    }

    private static boolean tag(Run run, String pattern, String comparator) {
        String tag = run.environmentValue("TAG_NAME");
        return isSet(tag) && (pattern == null || compare(comparator, "GLOB_PATH", pattern, tag));
    }

    /** Compares as Jenkins does; an unknown comparator means the default. */
    private static boolean compare(String comparator, String fallback, String pattern, String actual) {
        if (actual == null) return false;
        String way = comparator == null || !List.of("GLOB", "REGEXP", "EQUALS").contains(comparator) ? fallback : comparator;
        return switch (way) {
            case "EQUALS" -> actual.equals(pattern);
            case "REGEXP" -> Pattern.matches(pattern, actual);
            default -> AntPath.matches(pattern, actual, false);
        };
    }

    private static boolean isChangeRequest(Run run, Map<?, ?> named) {
        if (!isSet(run.environmentValue("CHANGE_ID"))) return false;
        String comparator = text(named, "comparator");
        for (Map.Entry<?, ?> entry : named.entrySet()) {
            String key = String.valueOf(entry.getKey());
            // The plugin looks for the address under a name that is never set, and then does not compare.
            if (key.equals("comparator") || key.equals("url")) continue;
            String variable = "CHANGE_" + key.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
            // An empty value asks for nothing (332).
            if (String.valueOf(entry.getValue()).isEmpty()) continue;
            String actual = run.environmentValue(variable);
            if (!compare(comparator, "EQUALS", String.valueOf(entry.getValue()), actual == null ? "" : actual)) return false;
        }
        return true;
    }

    private static boolean isVariable(Run run, Map<?, ?> named) {
        String actual = run.environmentValue(text(named, "name"));
        String expected = text(named, "value");
        String present = actual == null ? "" : actual;
        return Boolean.TRUE.equals(named.get("ignoreCase")) ? present.equalsIgnoreCase(expected) : present.equals(expected);
    }

    private static boolean isTriggeredBy(Run run, Object lone, Map<?, ?> named) {
        String cause = named.isEmpty() ? String.valueOf(lone) : named.get("cause") != null ? text(named, "cause") : text(named, "type");
        if (named.get("detail") != null) return false;
        return run.given.causes().stream().anyMatch(each -> each.equals(cause) || each.equals(cause + "Cause"));
    }

    private static List<Map<String, Object>> changes(Run run) {
        return run.given.changes();
    }

    private static boolean touches(Map<String, Object> change, String pattern, Map<?, ?> named) {
        boolean caseSensitive = Boolean.TRUE.equals(named.get("caseSensitive"));
        for (Object file : (List<?>) change.get("files")) {
            String path = String.valueOf(file);
            boolean matches = switch (String.valueOf(named.get("comparator"))) {
                case "REGEXP" -> Pattern.compile(pattern, caseSensitive ? 0 : Pattern.CASE_INSENSITIVE).matcher(path).matches();
                case "EQUALS" -> caseSensitive ? path.equals(pattern) : path.equalsIgnoreCase(pattern);
                default -> AntPath.matches(pattern, path, caseSensitive);
            };
            if (matches) return true;
        }
        return false;
    }

    private static String firstLine(Map<String, Object> change) {
        return String.valueOf(change.get("message")).lines().findFirst().orElse("");
    }

    private static Object plain(Object value) {
        return value instanceof groovy.lang.GString text ? text.toString() : value;
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    private static String text(Map<?, ?> named, String key) {
        Object value = named.get(key);
        return value == null ? null : String.valueOf(value);
    }
}
