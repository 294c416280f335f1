package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;

/** What is wrong with a Declarative file, in the order of finding. */
final class Problems {
    record Problem(String message, Integer line, Integer column) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("message", message);
            map.put("line", line);
            map.put("column", column);
            return map;
        }
    }

    final List<Problem> all = new ArrayList<>();
    /** Jenkins's own linter breaks on this file; a build says what is wrong. */
    boolean breaksLinter;

    void add(ASTNode at, String message, Object... values) {
        all.add(new Problem(String.format(message, values), at.getLineNumber(), at.getColumnNumber()));
    }
}
