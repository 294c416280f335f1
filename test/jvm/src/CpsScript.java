package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.MissingPropertyException;
import harness.ScriptHost;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The base class of Jenkinsfiles and of files in `vars/`. It finds a name as Jenkins does: first
 * what the script's binding holds, then a global variable, then a step.
 */
public abstract class CpsScript extends SerializableScript {
    public CpsScript() {
        getBinding().setVariable("steps", ScriptHost.current().stepSource());
    }

    /** Where a call ends that no method of the script itself takes, with these arguments. */
    @Override
    public final Object invokeMethod(String name, Object args) {
        if (getBinding().hasVariable(name)) {
            Object bound = getBinding().getVariable(name);
            if (!InvokerHelper.getMetaClass(bound).respondsTo(bound, "call", (Object[]) args).isEmpty()) {
                ScriptHost.current().calling(this, name, args);
                return InvokerHelper.getMetaClass(bound).invokeMethod(bound, "call", args);
            }
        }
        ScriptHost build = ScriptHost.current();
        if (build.hasGlobalVariable(name)) {
            build.calling(this, name, args);
            Object variable = build.globalVariable(name, getBinding());
            return InvokerHelper.getMetaClass(variable).invokeMethod(variable, "call", args);
        }
        return build.callStep(name, args);
    }

    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException missing) {
            ScriptHost build = ScriptHost.current();
            if (build.hasGlobalVariable(name)) return build.globalVariable(name, getBinding());
            String value = build.environmentValue(name);
            if (value != null) return value;
            throw missing;
        }
    }

    @Override
    public Object evaluate(String script) {
        return ScriptHost.current().compile(script).run();
    }

    public Object sleep(long seconds) {
        return invokeMethod("sleep", new Object[] {seconds});
    }

    @Override
    public void println(Object value) {
        invokeMethod("echo", new Object[] {String.valueOf(value)});
    }

    @Override
    public void println() {
        println("");
    }

    @Override
    public void print(Object value) {
        println(value);
    }

    @Override
    public void printf(String format, Object value) {
        println(String.format(format, value));
    }
}
