package harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes an `environment` block apart. */
final class EnvironmentParser {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private final Problems problems;
    private final List<String> lines;

    EnvironmentParser(Problems problems, String source) {
        this.problems = problems;
        lines = source.lines().toList();
    }

    Map<String, Expression> parse(ASTNode at, MethodCallExpression section) {
        Map<String, Expression> variables = new LinkedHashMap<>();
        List<Statement> statements = Syntax.statements(Syntax.block(section));
        boolean hasOthers = false;
        for (Statement each : statements) {
            Expression expression = Syntax.expression(each);
            if (!Syntax.isAssignment(expression)) {
                String text = lines.get(each.getLineNumber() - 1).substring(each.getColumnNumber() - 1).strip();
                problems.add(each, "\"%s\" is not a valid environment expression. Use \"key = value\" pairs with valid Java/shell keys.", text);
                hasOthers = true;
                continue;
            }
            BinaryExpression assignment = (BinaryExpression) expression;
            String name = name(assignment.getLeftExpression());
            value(assignment.getRightExpression());
            if (name != null) variables.put(name, assignment.getRightExpression());
        }
        if (statements.isEmpty()) problems.check(at, "No variables specified for environment");
        if (hasOthers) problems.check(at, "Expected name=value pairs");
        return variables;
    }

    private String name(Expression key) {
        if (!(key instanceof VariableExpression variable)) {
            problems.add(key, "Expected string literal");
            return null;
        }
        if (!IDENTIFIER.matcher(variable.getName()).matches()) {
            problems.check(key, "\"%s\" is not a valid identifier and cannot be used for an environment variable. Identifiers must start with a letter or underscore and can contain only letters, numbers or underscores.", variable.getName());
        }
        return variable.getName();
    }

    private void value(Expression value) {
        boolean isConcatenation = value instanceof BinaryExpression sum && sum.getOperation().getText().equals("+");
        boolean isTaken = value instanceof ConstantExpression || value instanceof GStringExpression || value instanceof MethodCallExpression
            || value instanceof StaticMethodCallExpression || isConcatenation || value instanceof VariableExpression
            || value instanceof org.codehaus.groovy.ast.expr.PropertyExpression;
        if (isConcatenation) {
            value(((BinaryExpression) value).getLeftExpression());
            value(((BinaryExpression) value).getRightExpression());
        } else if (!isTaken) {
            problems.add(value, "Environment variable values must either be single quoted, double quoted, or function calls.");
        }
    }
}
