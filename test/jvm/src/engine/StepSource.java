package harness;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;

/** `steps`: every method is a step, also where a library's variable has its name. */
public final class StepSource extends GroovyObjectSupport implements Serializable {
    @Override
    public Object invokeMethod(String name, Object args) {
        return ScriptHost.current().callStep(name, args);
    }
}
