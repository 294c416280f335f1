package harness;

/** There is no credential of this name. */
public final class CredentialNotFoundException extends hudson.AbortException {
    public CredentialNotFoundException(String message) {
        super(message);
    }
}
