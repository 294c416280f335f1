package harness;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/** Judges every dynamic call of sandboxed code by the whitelist, as Jenkins' script-security does. */
final class Sandbox extends GroovyInterceptor {
    private static final Whitelist WHITELIST = new Whitelist();

    /** Operators on numbers, which Groovy resolves without a method. */
    private static final Set<String> NUMBER_OPERATORS = Set.of(
        "plus", "minus", "multiply", "div", "compareTo", "or", "and", "xor", "intdiv", "mod", "leftShift", "rightShift", "rightShiftUnsigned");

    final List<String> refusals = new ArrayList<>();
    private final ScriptHost build;

    Sandbox(ScriptHost build) {
        this.build = build;
    }

    @Override
    public Object onMethodCall(Invoker invoker, Object receiver, String name, Object... args) throws Throwable {
        if (receiver instanceof Number && NUMBER_OPERATORS.contains(name)) return super.onMethodCall(invoker, receiver, name, args);
        Method method = Targets.method(receiver, name, args);
        if (method != null) {
            if (!permits(method, receiver)) throw refuse(Whitelist.signature(method));
            return super.onMethodCall(invoker, receiver, name, args);
        }
        List<Method> added = Targets.addedMethods(receiver, name, args);
        if (added.stream().anyMatch(WHITELIST::permits)) return super.onMethodCall(invoker, receiver, name, args);
        if (!added.isEmpty()) throw refuse(Whitelist.signature(added.get(0)));
        if (receiver instanceof CpsScript || receiver == build.stepSource() || receiver instanceof Closure
            || receiver instanceof Map<?, ?> map && map.get(name) instanceof Closure) {
            return super.onMethodCall(invoker, receiver, name, args);
        }
        if (receiver instanceof GroovyObject) {
            String of = "(" + receiver.getClass().getName() + " " + name + ")";
            throw refuse("method groovy.lang.GroovyObject invokeMethod java.lang.String java.lang.Object " + of);
        }
        throw new MissingMethodException(name, receiver.getClass(), args);
    }

    @Override
    public Object onStaticCall(Invoker invoker, Class receiver, String name, Object... args) throws Throwable {
        Method method = Targets.staticMethod(receiver, name, args);
        if (method == null) throw refuse("staticMethod " + receiver.getName() + " " + name);
        if (!WHITELIST.permits(method)) throw refuse(Whitelist.signature(method));
        return super.onStaticCall(invoker, receiver, name, args);
    }

    @Override
    public Object onNewInstance(Invoker invoker, Class receiver, Object... args) throws Throwable {
        Constructor<?> constructor = Targets.constructor(receiver, args);
        if (constructor == null && !Whitelist.isOwn(receiver)) throw refuse("new " + receiver.getName());
        if (constructor != null && !WHITELIST.permits(constructor)) throw refuse(Whitelist.signature(constructor));
        return super.onNewInstance(invoker, receiver, args);
    }

    @Override
    public void onSuperConstructor(Invoker invoker, Class receiver, Object... args) throws Throwable {
        if (receiver != CpsScript.class) onNewInstance(invoker, receiver, args);
    }

    @Override
    public Object onSuperCall(Invoker invoker, Class sender, Object receiver, String name, Object... args) throws Throwable {
        Method method = Targets.method(receiver, name, args);
        if (method == null || !permits(method, receiver)) {
            throw refuse(method == null ? "super.method " + receiver.getClass().getName() + " " + name : Whitelist.signature(method));
        }
        return super.onSuperCall(invoker, sender, receiver, name, args);
    }

    @Override
    public Object onGetProperty(Invoker invoker, Object receiver, String name) throws Throwable {
        if (receiver instanceof Script script && script.getBinding().hasVariable(name)
            || receiver instanceof CpsScript && (build.hasGlobalVariable(name) || build.environmentValue(name) != null)
            || receiver instanceof EnvActionImpl || receiver instanceof Map || receiver instanceof Closure
            || name.equals("length") && receiver.getClass().isArray()) {
            return super.onGetProperty(invoker, receiver, name);
        }
        String refused = null;
        for (Method getter : gettersOf(receiver, name)) {
            if (permits(getter, receiver)) return super.onGetProperty(invoker, receiver, name);
            if (refused == null) refused = Whitelist.signature(getter);
        }
        Field field = Targets.field(receiver instanceof Class<?> type ? type : receiver.getClass(), name);
        if (field != null) {
            if (WHITELIST.permits(field)) return super.onGetProperty(invoker, receiver, name);
            if (refused == null) refused = Whitelist.signature(field);
        }
        if (refused != null) throw refuse(refused);
        throw new MissingPropertyException("No such field found: field " + receiver.getClass().getName() + " " + name);
    }

    @Override
    public Object onSetProperty(Invoker invoker, Object receiver, String name, Object value) throws Throwable {
        if (receiver instanceof Script || receiver instanceof EnvActionImpl || receiver instanceof Map || receiver instanceof Closure) {
            return super.onSetProperty(invoker, receiver, name, value);
        }
        Method setter = Targets.method(receiver, "set" + MetaClassHelper.capitalize(name), value);
        if (setter != null && permits(setter, receiver)) return super.onSetProperty(invoker, receiver, name, value);
        Field field = Targets.field(receiver instanceof Class<?> type ? type : receiver.getClass(), name);
        if (field != null && WHITELIST.permits(field)) return super.onSetProperty(invoker, receiver, name, value);
        if (setter != null) throw refuse(Whitelist.signature(setter));
        throw refuse("field " + receiver.getClass().getName() + " " + name);
    }

    @Override
    public Object onGetAttribute(Invoker invoker, Object receiver, String name) throws Throwable {
        requireField(receiver, name);
        return super.onGetAttribute(invoker, receiver, name);
    }

    @Override
    public Object onSetAttribute(Invoker invoker, Object receiver, String name, Object value) throws Throwable {
        requireField(receiver, name);
        return super.onSetAttribute(invoker, receiver, name, value);
    }

    @Override
    public Object onGetArray(Invoker invoker, Object receiver, Object index) throws Throwable {
        requireCollection(receiver, "getAt java.lang.Object java.lang.String");
        return super.onGetArray(invoker, receiver, index);
    }

    @Override
    public Object onSetArray(Invoker invoker, Object receiver, Object index, Object value) throws Throwable {
        requireCollection(receiver, "putAt java.lang.Object java.lang.String java.lang.Object");
        return super.onSetArray(invoker, receiver, index, value);
    }

    /** `x[i]` on other objects is a way to their properties. */
    private void requireCollection(Object receiver, String method) {
        boolean isCollection = receiver instanceof Map || receiver instanceof Collection || receiver instanceof CharSequence
            || receiver instanceof Matcher || receiver.getClass().isArray() || Whitelist.isOwn(receiver.getClass());
        if (!isCollection) throw refuse("staticMethod org.codehaus.groovy.runtime.DefaultGroovyMethods " + method);
    }

    private void requireField(Object receiver, String name) {
        Field field = Targets.field(receiver.getClass(), name);
        if (field == null || !WHITELIST.permits(field)) throw refuse("field " + receiver.getClass().getName() + " " + name);
    }

    /** A script may call what it is made of; `invokeMethod` ends in the steps and is safe by design. */
    private boolean permits(Method method, Object receiver) {
        return WHITELIST.permits(method)
            || (receiver instanceof CpsScript || receiver == build.stepSource()) && method.getName().equals("invokeMethod");
    }

    private static List<Method> gettersOf(Object receiver, String name) {
        String getter = "get" + MetaClassHelper.capitalize(name);
        List<Method> getters = new ArrayList<>();
        add(getters, Targets.method(receiver, getter));
        add(getters, Targets.method(receiver, "is" + MetaClassHelper.capitalize(name)));
        if (receiver instanceof Class<?> type) add(getters, Targets.staticMethod(type, getter));
        getters.addAll(Targets.addedMethods(receiver, getter));
        return getters;
    }

    private static void add(List<Method> getters, Method getter) {
        if (getter != null) getters.add(getter);
    }

    private RejectedAccessException refuse(String signature) {
        refusals.add(signature);
        return new RejectedAccessException(signature);
    }
}
