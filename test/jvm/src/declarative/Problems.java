package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final List<Problem> misread = new ArrayList<>();
    private final Map<Integer, List<Problem>> invalid = new TreeMap<>();
    private int section;
    /** Jenkins's own linter breaks on this file; a build says what is wrong. */
    boolean breaksLinter;

    /** All, in Jenkins's order: first what could not be read, then what the checks of each section found. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(misread);
        invalid.values().forEach(all::addAll);
        return all;
    }

    /** The checks that follow belong to the section of the pipeline with this rank. */
    void enter(int section) {
        this.section = section;
    }

    void addToFile(String message) {
        misread.add(new Problem(message, null, null));
    }

    /** A mistake that only shows when the whole is checked. */
    void check(ASTNode at, String message, Object... values) {
        List<Problem> problems = invalid.computeIfAbsent(section, absent -> new ArrayList<>());
        problems.add(new Problem(String.format(message, values), at.getLineNumber(), at.getColumnNumber()));
    }

    /** A mistake that shows while reading. */
    void add(ASTNode at, String message, Object... values) {
        misread.add(new Problem(String.format(message, values), at.getLineNumber(), at.getColumnNumber()));
    }
}
