package harness;

import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Checks steps: calls only, with arguments that a known step takes; blocks inside likewise, but `script`. */
final class StepParser {
    private final Problems problems;
    private final ArgumentChecker arguments;

    StepParser(Problems problems, ArgumentChecker arguments) {
        this.problems = problems;
        this.arguments = arguments;
    }

    /** The block of `steps { }` or of a condition in `post`. */
    ClosureExpression steps(MethodCallExpression section) {
        ClosureExpression block = Syntax.block(section);
        if (block == null) {
            problems.add(section, "Expected a block");
            return null;
        }
        check(block);
        return block;
    }

    void arguments(MethodCallExpression call) {
        arguments.check(call, call, call.getMethodAsString());
    }

    private void check(ClosureExpression block) {
        if (Syntax.statements(block).isEmpty()) problems.check(block, "No steps specified for branch");
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression call = Syntax.call(each);
            if (call == null) {
                problems.add(each, "Expected a step");
                continue;
            }
            ClosureExpression inner = Syntax.lastBlock(call);
            if (call.getMethodAsString().equals("script")) {
                if (Syntax.block(call) == null) {
                    problems.add(each, "Script step without a block");
                    problems.breaksLinter = true;
                }
                continue;
            }
            arguments.check(call, each, call.getMethodAsString());
            if (inner != null) check(inner);
        }
    }
}
