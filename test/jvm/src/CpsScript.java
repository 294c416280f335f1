package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.MissingPropertyException;
import harness.Build;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The base class of Jenkinsfiles and of files in `vars/`. It finds a name as Jenkins does: first
 * what the script's binding holds, then a global variable, then a step.
 */
public abstract class CpsScript extends SerializableScript {
    private final transient Build build = Build.current();

    public CpsScript() {
        getBinding().setVariable("steps", build.steps);
    }

    /** Where a call ends that no method of the script itself takes, with these arguments. */
    @Override
    public final Object invokeMethod(String name, Object args) {
        if (getBinding().hasVariable(name)) {
            Object bound = getBinding().getVariable(name);
            if (!InvokerHelper.getMetaClass(bound).respondsTo(bound, "call", (Object[]) args).isEmpty()) {
                return InvokerHelper.getMetaClass(bound).invokeMethod(bound, "call", args);
            }
        }
        if (build.hasGlobalVariable(name)) {
            Object variable = build.globalVariable(name, getBinding());
            return InvokerHelper.getMetaClass(variable).invokeMethod(variable, "call", args);
        }
        return build.steps.invokeMethod(name, args);
    }

    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException missing) {
            if (build.hasGlobalVariable(name)) return build.globalVariable(name, getBinding());
            String value = build.environment.get(name);
            if (value != null) return value;
            throw missing;
        }
    }

    @Override
    public Object evaluate(String script) {
        return build.compile(script).run();
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
