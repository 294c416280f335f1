package harness;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Shapes of Groovy's syntax tree that Declarative is made of. */
final class Syntax {
    private Syntax() {}

    /** `name args` or `name { }` as a statement; null for anything else. */
    static MethodCallExpression call(Statement statement) {
        Expression expression = expression(statement);
        return expression instanceof MethodCallExpression call && call.isImplicitThis() && call.getMethodAsString() != null ? call : null;
    }

    static Expression expression(Statement statement) {
        if (statement instanceof ExpressionStatement line) return line.getExpression();
        return statement instanceof ReturnStatement line ? line.getExpression() : null;
    }

    static List<Expression> arguments(MethodCallExpression call) {
        Expression arguments = call.getArguments();
        return arguments instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(arguments);
    }

    /** The block of `name { }`; null when the call has no block, or more than it. */
    static ClosureExpression block(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return arguments.size() == 1 && arguments.get(0) instanceof ClosureExpression closure ? closure : null;
    }

    static ClosureExpression lastBlock(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression closure ? closure : null;
    }

    static List<Statement> statements(ClosureExpression block) {
        if (block.getCode() instanceof BlockStatement code) return code.getStatements();
        List<Statement> one = new ArrayList<>();
        if (block.getCode() != null) one.add(block.getCode());
        return one;
    }

    /** Arguments without the block at the end. */
    static List<Expression> plainArguments(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return lastBlock(call) == null ? arguments : arguments.subList(0, arguments.size() - 1);
    }

    static List<MapEntryExpression> named(Expression argument) {
        if (argument instanceof MapExpression map) return map.getMapEntryExpressions();
        return null;
    }

    static String constantText(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() instanceof String text ? text : null;
    }

    static boolean isAssignment(Expression expression) {
        return expression instanceof BinaryExpression binary && binary.getOperation().getText().equals("=");
    }
}
