package harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the stubbed steps find: the library's resources, and answers by step, used up in order. */
final class Stubs {
    final Map<String, Object> resources;
    final Map<String, String> files = new HashMap<>();
    private final Map<String, List<Object>> answers = new HashMap<>();

    Stubs(Map<String, Object> resources, Map<String, List<Object>> answers) {
        this.resources = resources;
        answers.forEach((step, values) -> this.answers.put(step, new ArrayList<>(values)));
    }

    boolean hasAnswer(String step) {
        return !answers.getOrDefault(step, List.of()).isEmpty();
    }

    /** The next answer; the last one stays. */
    Object nextAnswer(String step) {
        List<Object> values = answers.get(step);
        return values.size() > 1 ? values.remove(0) : values.get(0);
    }
}
