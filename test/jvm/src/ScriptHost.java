package harness;

import groovy.lang.Binding;
import groovy.lang.Script;

/** The build that scripts run in: what they find under names that they do not define themselves. */
public abstract class ScriptHost {
    private static ScriptHost current;

    /** The build whose code is running. */
    public static ScriptHost current() {
        return current;
    }

    public static void enter(ScriptHost host) {
        current = host;
    }

    /** The object behind `steps`. */
    public abstract Object stepSource();

    public abstract Object callStep(String name, Object arguments);

    public abstract boolean hasGlobalVariable(String name);

    public abstract Object globalVariable(String name, Binding user);

    /** A script is about to call a library's variable. */
    public void calling(Script caller, String variable, Object arguments) {}

    /** What `env.NAME` is at this moment; null when nothing defines it. */
    public abstract String environmentValue(String name);

    public abstract void assignEnvironment(String name, String value);

    /** A script of this build. Running it ends in the interpreter, like every transformed method. */
    public abstract Script compile(String text);
}
