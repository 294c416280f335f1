package org.jenkinsci.plugins.scriptsecurity.sandbox;

/** What the sandbox throws; `signature` is the line that an administrator would have to approve. */
public class RejectedAccessException extends SecurityException {
    public final String signature;

    public RejectedAccessException(String signature) {
        super("Scripts not permitted to use " + signature);
        this.signature = signature;
    }
}
