package hudson;

/** What `error` and a failing `sh` throw. */
public class AbortException extends java.io.IOException {
    public AbortException(String message) {
        super(message);
    }
}
