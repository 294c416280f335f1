package harness;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import hudson.AbortException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilerConfiguration;

/** The compiled sources of a job: the interpreter of Declarative, the libraries, the Jenkinsfile. */
final class Sources {
    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*@Library\\(\\s*(\\[?[^)]*\\]?)\\s*\\)");
    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");
    private static final Map<Map<String, Object>, LoadedLibraries> CACHE = new LinkedHashMap<>();

    private final Job job;
    private final LoadedLibraries libraries;
    private final GroovyClassLoader loader;
    private final Set<String> used = new LinkedHashSet<>();

    private Sources(Job job) {
        this.job = job;
        // The newest only: a suite runs thousands of files against one library.
        CACHE.keySet().removeIf(key -> !key.equals(job.libraries));
        libraries = CACHE.computeIfAbsent(job.libraries, LoadedLibraries::new);
        CompilerConfiguration configuration = Compiler.declarative(false, job.isStubbed);
        loader = new GroovyClassLoader(libraries.loader, configuration);
    }

    static Sources of(Job job) {
        return new Sources(job);
    }

    ClassLoader loader() {
        return loader;
    }

    /** Takes what the annotations at the top name. */
    void requireLibraries() throws AbortException {
        Matcher annotation = LIBRARY.matcher(job.jenkinsfile);
        while (annotation.find()) {
            Matcher quoted = QUOTED.matcher(annotation.group(1));
            while (quoted.find()) require(quoted.group(1));
        }
    }

    /** @throws AbortException when there is no such library, or not in this version. */
    void require(String specification) throws AbortException {
        String[] parts = specification.split("@", 2);
        LoadedLibraries.One library = libraries.named(parts[0]);
        if (library == null) throw new AbortException("No library named " + parts[0] + " found");
        if (parts.length > 1 && !library.has(parts[1])) throw new AbortException("Could not resolve " + parts[1]);
        used.add(parts[0]);
    }

    /** A resumed build has taken its libraries already. */
    void requireAll() {
        used.addAll(libraries.names());
    }

    Class<?> compile(String text) {
        return loader.parseClass(text, "WorkflowScript");
    }

    boolean hasVariable(String name) {
        return libraries.variable(used, name) != null;
    }

    Script newVariable(String name) {
        return Compiler.newScript(libraries.variable(used, name));
    }

    String resource(String path) throws AbortException {
        for (String name : used) {
            String text = libraries.named(name).resources().get(path);
            if (text != null) return text;
        }
        throw new AbortException("No such library resource " + path + " could be found.");
    }

    Object newInterpreter(Script script) {
        return Interpreters.newInterpreter(script);
    }
}
