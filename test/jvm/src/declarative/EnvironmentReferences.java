package harness;

import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ExpressionTransformer;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Makes names in a value of `environment` look up the other variables of the block first. */
final class EnvironmentReferences implements ExpressionTransformer {
    static final String LOOKUP = "lookUpVariable";
    private static final Set<String> GLOBALS = Set.of("env", "params", "currentBuild", "scm", "this", "super");

    @Override
    public Expression transform(Expression expression) {
        if (expression == null) return null;
        if (expression instanceof VariableExpression variable && isFree(variable)) return lookup(variable.getName(), expression);
        if (expression instanceof PropertyExpression property && property.getObjectExpression() instanceof VariableExpression of
            && of.getName().equals("env") && property.getPropertyAsString() != null) return lookup("env." + property.getPropertyAsString(), expression);
        Expression copy = expression.transformExpression(this);
        copy.setSourcePosition(expression);
        return copy;
    }

    private static boolean isFree(VariableExpression variable) {
        return variable.getAccessedVariable() instanceof DynamicVariable && !GLOBALS.contains(variable.getName());
    }

    private static Expression lookup(String name, Expression at) {
        MethodCallExpression call = new MethodCallExpression(new VariableExpression(new Parameter(ClassHelper.OBJECT_TYPE, LOOKUP)), "call", new ArgumentListExpression(new ConstantExpression(name)));
        call.setSourcePosition(at);
        return call;
    }
}
