package harness;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.sandbox.Untrusted;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;
import org.kohsuke.groovy.sandbox.SandboxTransformer;

/**
 * Makes scripts both interruptible and judged. The interpreter has such a class, but for a newer
 * sandbox than Maven Central holds; what is lost here is its judgement of casts.
 */
final class SandboxingTransformer extends CpsTransformer {
    private final SandboxTransformer sandbox = new SandboxTransformer();
    private ClassCodeExpressionTransformer judging;

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        judging = sandbox.createVisitor(source, type);
        super.call(source, context, type);
    }

    @Override
    protected Class<?> getTrustTag() {
        return Untrusted.class;
    }

    @Override
    protected void processConstructors(ClassNode type) {
        sandbox.processConstructors(judging, type);
    }

    @Override
    protected void visitNontransformedMethod(MethodNode method) {
        judging.visitMethod(method);
    }

    @Override
    protected void visitNontransformedField(FieldNode field) {
        judging.visitField(field);
    }

    @Override
    protected void visitNontransformedStatement(Statement statement) {
        statement.visit(judging);
    }
}
