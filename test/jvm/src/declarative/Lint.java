package harness;

import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** What Jenkins's Declarative linter says about a file: mistakes with their place, none for a valid one. */
final class Lint {
    private Lint() {}

    static List<Map<String, Object>> of(String text) {
        Problems problems = new Problems();
        try {
            CompilationUnit unit = new CompilationUnit(new CompilerConfiguration(), null, new GroovyClassLoader());
            SourceUnit source = unit.addSource("WorkflowScript", text);
            unit.compile(Phases.CONVERSION);
            ModuleNode module = source.getAST();
            Statement pipeline = DeclarativeTransformer.find(module);
            if (pipeline == null) {
                problems.addToFile("Jenkinsfile content '" + text + "' did not contain the 'pipeline' step");
            } else {
                new PipelineParser(problems, text, false).parse(pipeline, Syntax.call(pipeline));
            }
        } catch (MultipleCompilationErrorsException failure) {
            return withoutFile(Compiler.errorsOf(failure));
        } catch (org.codehaus.groovy.GroovyBugError failure) {
            problems.addToFile(failure.getMessage());
        }
        if (problems.breaksLinter) return List.of(new Problems.Problem("the linter itself fails with HTTP 500", null, null).toMap());
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Problems.Problem problem : problems.all()) errors.add(problem.toMap());
        return errors;
    }

    private static List<Map<String, Object>> withoutFile(List<Map<String, Object>> errors) {
        List<Map<String, Object>> plain = new ArrayList<>();
        for (Map<String, Object> error : errors) {
            Map<String, Object> copy = new LinkedHashMap<>();
            copy.put("message", String.valueOf(error.get("message")).strip());
            copy.put("line", error.get("line"));
            copy.put("column", error.get("column"));
            plain.add(copy);
        }
        return plain;
    }
}
