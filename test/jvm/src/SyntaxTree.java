package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/**
 * What Groovy's own parser makes of a file, as JSON: a literal text is `{"text": …}`, a map
 * `{"map": [[key, value], …]}`, everything else a list that begins with its kind, then names and parts.
 */
final class SyntaxTree {
    static Object of(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        CompilationUnit unit = new CompilationUnit(configuration, null, new groovy.lang.GroovyClassLoader(SyntaxTree.class.getClassLoader(), configuration));
        unit.addSource("WorkflowScript", text);
        unit.compile(Phases.CONVERSION);
        ModuleNode module = (ModuleNode) unit.getAST().getModules().get(0);
        List<Object> tree = list("file");
        tree.add(module.getImports().size() + module.getStarImports().size() + module.getStaticImports().size());
        for (MethodNode method : module.getMethods()) tree.add(list("def", method.getName(), parameters(method.getParameters()), of(method.getCode())));
        for (ClassNode type : module.getClasses()) if (!type.isScript()) tree.add(list("class", type.getName()));
        tree.add(of(module.getStatementBlock()));
        return tree;
    }

    private static Object of(Statement statement) {
        if (statement instanceof BlockStatement block) {
            List<Object> parts = list("block");
            for (Statement part : block.getStatements()) parts.add(of(part));
            return parts;
        }
        if (statement instanceof ExpressionStatement only) return of(only.getExpression());
        if (statement instanceof ReturnStatement only) return list("return", of(only.getExpression()));
        if (statement instanceof IfStatement either) return list("if", of(either.getBooleanExpression()), of(either.getIfBlock()), of(either.getElseBlock()));
        return list(statement.getClass().getSimpleName());
    }

    private static Object of(Expression expression) {
        if (expression instanceof ConstantExpression constant) return of(constant.getValue());
        if (expression instanceof GStringExpression mixed) return list("mixed", all(mixed.getStrings()), all(mixed.getValues()));
        if (expression instanceof MapExpression map) {
            List<Object> entries = new ArrayList<>();
            for (MapEntryExpression entry : map.getMapEntryExpressions()) entries.add(List.of(of(entry.getKeyExpression()), of(entry.getValueExpression())));
            return new LinkedHashMap<>(Map.of("map", entries));
        }
        if (expression instanceof MethodCallExpression call) return list("call", call.isImplicitThis() ? "this" : of(call.getObjectExpression()), name(call.getMethod()), of(call.getArguments()));
        if (expression instanceof PropertyExpression property) return list("property", of(property.getObjectExpression()), name(property.getProperty()));
        if (expression instanceof TupleExpression tuple) return all(tuple.getExpressions());
        if (expression instanceof ListExpression items) return list("list", all(items.getExpressions()));
        if (expression instanceof ClosureExpression closure) return list("closure", parameters(closure.getParameters()), of(closure.getCode()));
        if (expression instanceof DeclarationExpression declaration) return list("declaration", annotations(declaration), of(declaration.getLeftExpression()), of(declaration.getRightExpression()));
        if (expression instanceof BinaryExpression binary) return list("binary", binary.getOperation().getText(), of(binary.getLeftExpression()), of(binary.getRightExpression()));
        if (expression instanceof ElvisOperatorExpression either) return list("elvis", of(either.getTrueExpression()), of(either.getFalseExpression()));
        if (expression instanceof TernaryExpression either) return list("choice", of(either.getBooleanExpression()), of(either.getTrueExpression()), of(either.getFalseExpression()));
        if (expression instanceof NotExpression negated) return list("not", of(negated.getExpression()));
        if (expression instanceof BooleanExpression condition) return of(condition.getExpression());
        if (expression instanceof VariableExpression variable) return list("variable", variable.getName(), annotations(variable));
        if (expression instanceof ClassExpression type) return list("type", type.getType().getName());
        if (expression instanceof ArrayExpression array) return list("array", all(array.getExpressions()));
        return list(expression.getClass().getSimpleName(), expression.getText());
    }

    private static Object of(Object constant) {
        if (constant instanceof String text) return new LinkedHashMap<>(Map.of("text", text));
        return list("constant", String.valueOf(constant));
    }

    private static Object name(Expression expression) {
        return expression instanceof ConstantExpression constant ? String.valueOf(constant.getValue()) : of(expression);
    }

    private static List<Object> annotations(AnnotatedNode node) {
        List<Object> all = new ArrayList<>();
        for (AnnotationNode annotation : node.getAnnotations()) {
            List<Object> one = list(annotation.getClassNode().getName());
            for (Expression member : annotation.getMembers().values()) one.add(of(member));
            all.add(one);
        }
        return all;
    }

    private static List<Object> parameters(Parameter[] parameters) {
        List<Object> names = new ArrayList<>();
        if (parameters != null) for (Parameter parameter : parameters) names.add(parameter.getName());
        return names;
    }

    private static List<Object> all(List<? extends Expression> expressions) {
        List<Object> parts = new ArrayList<>();
        for (Expression part : expressions) parts.add(of(part));
        return parts;
    }

    private static List<Object> list(Object... parts) {
        return new ArrayList<>(List.of(parts));
    }
}
