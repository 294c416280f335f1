package harness;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jenkins stores the parsed model as XML, which some characters cannot stand in: such a build dies first. */
final class StorableText {
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");
    private static final String MESSAGE = "java.lang.RuntimeException: Failed to serialize hudson.model.Actionable#actions for class org.jenkinsci.plugins.workflow.job.WorkflowRun";

    private StorableText() {}

    static void require(String source) throws IOException {
        String text = unescape(source);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean isLone = Character.isLowSurrogate(unit) || Character.isHighSurrogate(unit) && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
            if (isLone || unit == 0 || unit == '\ufffe') throw new IOException(MESSAGE);
            if (Character.isHighSurrogate(unit)) i++;
        }
    }

    private static String unescape(String source) {
        Matcher escape = ESCAPE.matcher(source);
        StringBuilder text = new StringBuilder();
        while (escape.find()) {
            String unit = String.valueOf((char) Integer.parseInt(escape.group(2), 16));
            escape.appendReplacement(text, Matcher.quoteReplacement(escape.group(1) + unit));
        }
        escape.appendTail(text);
        // The same by octal: \0.
        return text.toString().replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\0(?![0-7])", "$1\0");
    }
}
