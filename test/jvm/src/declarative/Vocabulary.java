package harness;

import java.util.List;

/** What the recorded controller's plugins allow in each section, in the order in which it lists them. */
final class Vocabulary {
    static final List<String> STAGE_OPTIONS = words("stage-options");
    static final List<String> PIPELINE_OPTIONS = words("pipeline-options");
    static final List<String> TRIGGERS = words("triggers");
    static final List<String> AGENTS = words("agents");
    static final List<String> KUBERNETES = words("kubernetes");
    static final List<String> DOCKER = words("docker");
    static final List<String> DOCKERFILE = words("dockerfile");
    static final List<String> TOOLS = words("tools");
    static final List<String> POST = words("post");
    static final List<String> CONDITIONS = words("conditions");
    static final List<String> INPUT = words("input");

    private Vocabulary() {}

    private static List<String> words(String key) {
        for (String line : Data.lines("vocabulary.txt")) {
            List<String> words = List.of(line.split(" "));
            if (words.get(0).equals(key)) return words.subList(1, words.size());
        }
        throw new IllegalStateException("vocabulary.txt has no line " + key);
    }
}
