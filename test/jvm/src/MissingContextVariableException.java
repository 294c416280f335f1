package org.jenkinsci.plugins.workflow.steps;

/** What a step throws that misses something around it. */
public class MissingContextVariableException extends RuntimeException {
    public MissingContextVariableException(String message) {
        super(message);
    }
}
