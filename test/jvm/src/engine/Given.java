package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a build is started with; the request's object for it. */
final class Given implements Serializable {
    private final Map<String, Object> given;

    Given(Map<String, Object> given) {
        this.given = new LinkedHashMap<>(given);
    }

    /** Values as sent, by name. */
    Map<String, Object> parameters() {
        return map("parameters");
    }

    String branch() {
        return text("branch");
    }

    String tag() {
        return text("tag");
    }

    /** `id`, `target`, `branch`, `fork`, `author`, `title`, `url` …; empty for no change request. */
    Map<String, Object> changeRequest() {
        return map("changeRequest");
    }

    /** Class names of what started the build: `UserIdCause`. */
    List<String> causes() {
        Object causes = given.get("causes");
        return causes == null ? List.of("UserIdCause") : Context.texts(causes);
    }

    /** The result of the build before, when that build itself is not run here. */
    String previousResult() {
        return text("previousResult");
    }

    /** Commits since the last build: `message` and `files`; empty in the first build. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> changes() {
        return (List<Map<String, Object>>) given.getOrDefault("changes", List.of());
    }

    /** Answers to questions in the order of asking: `{values}`, or `{abort: true}`, or `{never: true}`. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> answers() {
        return (List<Map<String, Object>>) given.getOrDefault("answers", List.of());
    }

    /** Names of the branches' real heads, tags included, are environment variables already. */
    Map<String, Object> environment() {
        return map("environment");
    }

    /** Stubbed steps do nothing and always succeed but where `fail` says otherwise. */
    boolean isStubbed() {
        return Boolean.TRUE.equals(given.get("stubbed"));
    }

    /** What goes wrong, by the id or label of a step: `fail`, `unstable`, `abort`, `agentLost`, or an exit code. */
    Map<String, Object> failures() {
        return map("fail");
    }

    /** The build's number, when builds before it are not run here; 0 to count. */
    int number() {
        return given.get("buildNumber") instanceof Number number ? number.intValue() : 0;
    }

    /** Parameters that the job knew before this build, by name: `kind`, `default`. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> knownParameters() {
        return (Map<String, Map<String, Object>>) given.get("knownParameters");
    }

    /** Steps of plugins that only matter for having been called. */
    List<String> otherSteps() {
        return given.get("otherSteps") == null ? List.of() : Context.texts(given.get("otherSteps"));
    }

    /** Answers by the question's id: `yes`, `no`, `timeout`, or values by name; everybody says yes unless said. */
    Map<String, Object> answersById() {
        return map("answersById");
    }

    /** Other jobs by name, for the step `build`. */
    Map<String, Object> jobs() {
        return map("jobs");
    }

    boolean checksSerialization() {
        return Boolean.TRUE.equals(given.get("checksSerialization"));
    }

    String restartedFrom() {
        return text("restartedFromStage");
    }

    /** The pretended moment of the start, after the job's first build; null for "when the one before is over". */
    Long startMs() {
        return given.get("startMs") instanceof Number number ? number.longValue() : null;
    }

    Long abortMs() {
        return given.get("abortMs") instanceof Number number ? number.longValue() : null;
    }

    private String text(String key) {
        Object value = given.get(key);
        return value == null ? null : String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String key) {
        Object value = given.get(key);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
