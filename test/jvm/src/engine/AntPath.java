package harness;

import java.util.regex.Pattern;

/** Patterns of files as Ant has them: `**` any folders, `*` and `?` within one. */
final class AntPath {
    private AntPath() {}

    static boolean matches(String pattern, String path, boolean caseSensitive) {
        StringBuilder regex = new StringBuilder();
        String whole = pattern.endsWith("/") ? pattern + "**" : pattern;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (whole.startsWith("**/", i)) {
                regex.append("(?:[^/]*/)*");
                i += 2;
            } else if (whole.startsWith("/**", i) && i + 3 == whole.length()) {
                regex.append("(?:/.*)?");
                i += 2;
            } else if (whole.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = caseSensitive ? Pattern.DOTALL : Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(regex.toString(), flags).matcher(path).matches();
    }
}
