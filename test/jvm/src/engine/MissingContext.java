package harness;

import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** A step that needs an agent was called outside any. */
final class MissingContext {
    private MissingContext() {}

    static RuntimeException of(String step) {
        return new MissingContextVariableException(
            "Required context class hudson.FilePath is missing\nPerhaps you forgot to surround the " + step
                + " step with a step that provides this, such as: node");
    }
}
