package harness;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/** Turns the first `pipeline { }` of a script into a call with the model that the block describes. */
final class DeclarativeTransformer extends CompilationCustomizer {
    private final boolean hasAllTools;

    DeclarativeTransformer(boolean hasAllTools) {
        super(CompilePhase.SEMANTIC_ANALYSIS);
        this.hasAllTools = hasAllTools;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.isScript()) return;
        Statement statement = find(source.getAST());
        if (statement == null) return;
        MethodCallExpression call = Syntax.call(statement);
        ClosureExpression block = Syntax.block(call);
        Problems problems = new Problems();
        Declarative parsed = new PipelineParser(problems, text(source), hasAllTools).parse(statement, call);
        for (Problems.Problem problem : problems.all()) {
            source.getErrorCollector().addErrorAndContinue(new org.codehaus.groovy.control.messages.SyntaxErrorMessage(
                new SyntaxException(problem.message() + " @ line " + problem.line() + ", column " + problem.column() + ".", problem.line(), problem.column()), source));
        }
        if (!problems.all().isEmpty()) {
            return;
        }
        call.setArguments(new ArgumentListExpression(new ModelWriter().write(parsed, block)));
    }

    /** The first `pipeline` block at the top of the file, or of the method that calls a library's variable. */
    static Statement find(ModuleNode module) {
        Statement found = find(module.getStatementBlock());
        if (found != null) return found;
        for (MethodNode method : module.getMethods()) {
            if (method.getName().equals("call") && method.getCode() instanceof BlockStatement code) found = find(code);
            if (found != null) return found;
        }
        return null;
    }

    private static Statement find(BlockStatement block) {
        for (Statement each : block.getStatements()) {
            MethodCallExpression call = Syntax.call(each);
            if (call != null && call.getMethodAsString().equals("pipeline") && Syntax.block(call) != null) return each;
        }
        return null;
    }

    static String text(SourceUnit source) {
        try (java.io.Reader reader = source.getSource().getReader()) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read > 0; read = reader.read(buffer)) text.append(buffer, 0, read);
            return text.toString();
        } catch (java.io.IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }
}
