package harness;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/**
 * One build of one script: its global variables, its environment, and everything it did. Blocks of
 * steps run inside the step's own call, and `parallel` one branch after the other, so nothing is
 * ever suspended: what Jenkins cannot serialize goes unnoticed here.
 */
public final class Build extends ScriptHost {
    public final Steps steps;
    public final EnvActionImpl environment;
    final RunWrapper currentBuild = new RunWrapper();
    final List<String> mismatches = new ArrayList<>();
    private final Map<String, Class<?>> library;
    private final GroovyClassLoader loader;
    private final Map<String, Object> builtIns = new LinkedHashMap<>();
    private final Binding binding = new Binding();

    Build(CompiledLibrary library, Map<String, Object> params, Map<String, String> env, Stubs stubs) {
        this.library = library.variables;
        loader = Compiler.loader(library.loader, true);
        environment = new EnvActionImpl(env);
        steps = new Steps(this, stubs);
        builtIns.put("env", environment);
        builtIns.put("params", Collections.unmodifiableMap(params));
        builtIns.put("currentBuild", currentBuild);
        builtIns.put("scm", Collections.singletonMap("$scm", "the repository of the Jenkinsfile"));
    }

    Object run(String script) throws Throwable {
        Sandbox sandbox = new Sandbox(this);
        enter(this);
        // The interpreter holds the handler weakly; the local variable keeps it alive.
        CpsCallableInvocation.MismatchHandler onMismatch = (wantedOn, wanted, gotOn, got) ->
            mismatches.add("expected to call " + nameOf(wantedOn) + "." + wanted + " but wound up catching " + nameOf(gotOn) + "." + got);
        CpsCallableInvocation.registerMismatchHandler(onMismatch);
        sandbox.register();
        try {
            Continuable continuable = new Continuable(compile(script), Envs.empty(new SandboxInvoker()));
            return continuable.run0(new Outcome(null, null)).replay();
        } finally {
            sandbox.unregister();
            CpsCallableInvocation.registerMismatchHandler(null);
            steps.refusals = sandbox.refusals;
            enter(null);
        }
    }

    @Override
    public Object stepSource() {
        return steps;
    }

    @Override
    public Object callStep(String name, Object arguments) {
        return steps.invokeMethod(name, arguments);
    }

    @Override
    public String environmentValue(String name) {
        return environment.get(name);
    }

    @Override
    public void assignEnvironment(String name, String value) {
        environment.assign(name, value);
    }

    @Override
    public Script compile(String text) {
        Script script = Compiler.newScript(loader.parseClass(text, "WorkflowScript"));
        if (!binding.hasVariable("steps")) binding.setVariable("steps", steps);
        script.setBinding(binding);
        return script;
    }

    @Override
    public boolean hasGlobalVariable(String name) {
        return builtIns.containsKey(name) || library.containsKey(name);
    }

    /** A library's variable is one instance for each script that uses it, as in Jenkins. */
    @Override
    public Object globalVariable(String name, Binding user) {
        if (builtIns.containsKey(name)) return builtIns.get(name);
        if (!user.hasVariable(name)) user.setVariable(name, Compiler.newScript(library.get(name)));
        return user.getVariable(name);
    }

    Object runBody(Closure<?> body) throws Throwable {
        try {
            return body.call();
        } catch (CpsCallableInvocation invocation) {
            return invocation.invoke(Envs.empty(new SandboxInvoker()), null, Continuation.HALT).run(Integer.MAX_VALUE).replay();
        }
    }

    private static String nameOf(Object receiver) {
        if (receiver == null) return "null";
        return receiver instanceof Class<?> type ? type.getName() : receiver.getClass().getName();
    }
}
