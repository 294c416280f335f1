package jenkins.model;

/** Jenkins itself: trusted libraries may use it, nothing sandboxed may. */
public class Jenkins {
    private static final Jenkins ONLY = new Jenkins();

    public static Jenkins get() {
        return ONLY;
    }

    public static Jenkins getInstance() {
        return ONLY;
    }

    public int getNumExecutors() {
        return 4;
    }
}
