package harness;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jenkinsci.plugins.workflow.cps.CpsClosure2;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.Safepoint;

/** Groovy's compiler, set up as Jenkins does. */
final class Compiler {
    private static final Map<String, Integer> PHASES = Map.of(
        "conversion", Phases.CONVERSION,
        "semanticAnalysis", Phases.SEMANTIC_ANALYSIS,
        "canonicalization", Phases.CANONICALIZATION,
        "classGeneration", Phases.CLASS_GENERATION);

    static GroovyClassLoader loader(ClassLoader parent, boolean sandboxed) {
        return new GroovyClassLoader(parent, configuration(sandboxed));
    }

    /** Compiles a file as far as the named phase; the transformer runs in canonicalization. */
    static void parse(String name, String text, String phase) {
        GroovyClassLoader loader = loader(Harness.class.getClassLoader(), true);
        CompilationUnit unit = new CompilationUnit(configuration(true), null, loader);
        unit.addSource(name, text);
        unit.compile(PHASES.get(phase));
    }

    static Script newScript(Class<?> type) {
        try {
            return (Script) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException cause) {
            throw new IllegalStateException("Cannot create " + type.getName(), cause);
        }
    }

    /** What is wrong with a source; null when the failure was something else. */
    static List<Map<String, Object>> errorsOf(Throwable failure) {
        if (!(failure instanceof MultipleCompilationErrorsException compilation)) return null;
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Object message : compilation.getErrorCollector().getErrors()) errors.add(describe((Message) message));
        return errors;
    }

    private static Map<String, Object> describe(Message message) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (message instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            error.put("message", cause.getOriginalMessage());
            error.put("file", cause.getSourceLocator());
            error.put("line", cause.getStartLine());
            error.put("column", cause.getStartColumn());
        } else if (message instanceof ExceptionMessage exception) {
            error.put("message", String.valueOf(exception.getCause().getMessage()));
        } else {
            error.put("message", message instanceof SimpleMessage simple ? simple.getMessage() : message.toString());
        }
        return error;
    }

    /** The interpreter's own code: transformed, never judged. */
    static CompilerConfiguration trusted() {
        return suspendable(false);
    }

    /** Scripts in which a `pipeline` block is Declarative; `hasAllTools`: every tool that it names is installed. */
    static CompilerConfiguration declarative(boolean trusted, boolean hasAllTools) {
        CompilerConfiguration configuration = suspendable(!trusted);
        configuration.addCompilationCustomizers(new DeclarativeTransformer(hasAllTools));
        return configuration;
    }

    private static CompilerConfiguration configuration(boolean sandboxed) {
        return configuration(sandboxed, new TransformerConfiguration().withClosureType(CpsClosure2.class));
    }

    /** Like Jenkins, with points at which other branches have their turn. */
    private static CompilerConfiguration suspendable(boolean sandboxed) {
        return configuration(sandboxed, new TransformerConfiguration().withClosureType(CpsClosure2.class).withSafepoint(Safepoint.class, "safepoint"));
    }

    private static CompilerConfiguration configuration(boolean sandboxed, TransformerConfiguration shape) {
        CpsTransformer transformer = sandboxed ? new SandboxingTransformer() : new CpsTransformer();
        transformer.setConfiguration(shape);
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports("com.cloudbees.groovy.cps", "hudson.model", "jenkins.model", "org.jenkinsci.plugins.workflow.libs");
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        configuration.setScriptBaseClass(CpsScript.class.getName());
        configuration.addCompilationCustomizers(imports, transformer);
        // @Grab would fetch from the network while compiling; Jenkins refuses it too.
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        return configuration;
    }
}
