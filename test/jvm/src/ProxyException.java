package hudson.remoting;

/** How an exception of a class that may not be stored is kept. */
public class ProxyException extends RuntimeException {
    public ProxyException(String message) {
        super(message);
    }
}
