package harness;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jenkins expands the values of build parameters where they become variables of the environment (recorded case 049). */
final class Macros {
    private static final Pattern MACRO = Pattern.compile("\\$(?:\\$|([A-Za-z0-9_]+)|\\{([A-Za-z0-9_.]+)\\})");

    private Macros() {}

    static String expand(String text, Map<String, String> variables) {
        Matcher macro = MACRO.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (macro.find()) {
            String name = macro.group(1) != null ? macro.group(1) : macro.group(2);
            String value = name == null ? "$" : variables.getOrDefault(name, macro.group());
            macro.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        macro.appendTail(expanded);
        return expanded.toString();
    }
}
