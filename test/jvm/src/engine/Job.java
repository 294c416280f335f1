package harness;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What builds of a job share: its sources, and what its first build made of its settings. */
final class Job implements Serializable {
    final String name;
    final String jenkinsfile;
    /** The repository's files by path, and each branch's own. */
    final Map<String, String> files;
    final Map<String, Object> libraries;
    final boolean isMultibranch;
    final boolean isStubbed;
    /** Parameters by name with their kind and default, once a build declared them. */
    Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    boolean abortsPrevious;
    boolean isSequential;
    boolean preservesStashes;
    final String home;

    Job(String name, String jenkinsfile, Map<String, String> files, Map<String, Object> libraries, boolean isMultibranch, boolean isStubbed, String home) {
        this.isStubbed = isStubbed;
        this.name = name;
        this.jenkinsfile = jenkinsfile;
        this.files = files;
        this.libraries = libraries;
        this.isMultibranch = isMultibranch;
        this.home = home;
    }

    /** What Jenkins says about each declared parameter at the start of a build. */
    Map<String, Object> valuesFor(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, definition) -> values.put(name, convert(definition, given.containsKey(name) ? given.get(name) : definition.get("default"))));
        return values;
    }

    static Object convert(Map<String, Object> definition, Object value) {
        if (definition.get("kind").equals("booleanParam")) return Boolean.TRUE.equals(value) || "true".equals(String.valueOf(value));
        return value == null ? "" : value;
    }

    /** The definition behind `string(name: …)` and its like. */
    static Map<String, Object> definition(Map<String, Object> symbol) {
        Map<String, Object> definition = new LinkedHashMap<>();
        String kind = String.valueOf(symbol.get("$symbol"));
        definition.put("kind", kind);
        definition.put("name", symbol.get("name"));
        Object fallback = symbol.get("defaultValue");
        if (kind.equals("choice")) {
            Object choices = symbol.get("choices");
            fallback = choices instanceof List<?> list ? (list.isEmpty() ? "" : list.get(0)) : String.valueOf(choices).split("\n")[0];
        }
        definition.put("default", fallback);
        return definition;
    }
}
