package harness;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes a `when` block apart. */
final class WhenParser {
    private static final Set<String> NESTS = Set.of("allOf", "anyOf", "not");
    private static final Set<String> ORDERS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final String EMPTY_CLOSURE = "Groovy compilation error(s) in expression. Error(s): \"Ambiguous expression could be either a parameterless closure expression or an isolated open code block;\n   solution: Add an explicit closure parameter list, e.g. {it -> ...}, or force it to be treated as an open block by giving it a label, e.g. L:{...}\"";
    private final Problems problems;
    private final ArgumentChecker arguments;

    WhenParser(Problems problems, ArgumentChecker arguments) {
        this.problems = problems;
        this.arguments = arguments;
    }

    Declarative.When when(ASTNode at, MethodCallExpression section) {
        Declarative.When when = new Declarative.When();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression call = Syntax.call(each);
            if (call != null && ORDERS.contains(call.getMethodAsString())) order(when, each, call);
            else add(when.conditions, at, each, call);
        }
        if (when.conditions.isEmpty()) problems.check(at, "Empty when closure, remove the property or add some content.");
        return when;
    }

    private void order(Declarative.When when, Statement at, MethodCallExpression call) {
        List<Expression> values = Syntax.arguments(call);
        String name = call.getMethodAsString();
        if (values.size() != 1 || !(values.get(0) instanceof ConstantExpression constant) || !(constant.getValue() instanceof Boolean isOn)) {
            problems.add(at, "Expected a boolean with %s", name);
            return;
        }
        if (name.equals("beforeAgent")) when.beforeAgent = isOn;
        if (name.equals("beforeInput")) when.beforeInput = isOn;
        if (name.equals("beforeOptions")) when.beforeOptions = isOn;
    }

    private void add(List<Declarative.Condition> into, ASTNode around, Statement at, MethodCallExpression call) {
        if (call == null) {
            problems.add(around, "Expected a when condition");
            return;
        }
        Declarative.Condition condition = new Declarative.Condition();
        condition.name = call.getMethodAsString();
        condition.call = call;
        into.add(condition);
        if (!Vocabulary.CONDITIONS.contains(condition.name)) {
            problems.add(at, "Unknown conditional %s. Valid conditionals are: %s", condition.name, String.join(", ", Vocabulary.CONDITIONS));
            return;
        }
        ClosureExpression block = Syntax.block(call);
        if (NESTS.contains(condition.name)) {
            for (Statement each : Syntax.statements(block)) add(condition.children, at, each, Syntax.call(each));
            int children = condition.children.size();
            if (condition.name.equals("not") && children != 1) problems.check(at, "Nested when condition \"not\" requires exactly 1 child condition(s).");
            else if (children == 0) problems.check(at, "Nested when condition \"%s\" requires at least one child condition.", condition.name);
        } else if (condition.name.equals("expression")) {
            if (block != null && Syntax.statements(block).isEmpty()) problems.check(at, "%s", EMPTY_CLOSURE);
        } else {
            arguments.check(call, at, "when:" + condition.name);
        }
    }
}
