package harness;

import java.io.Serializable;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;

/** `env` of the running build, as the running block sees it. */
public final class RunEnvironment extends EnvActionImpl implements Serializable {
    public RunEnvironment() {
        super(Map.of());
    }

    @Override
    public String get(String name) {
        return ScriptHost.current().environmentValue(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        ScriptHost.current().assignEnvironment(name, String.valueOf(value));
    }
}
