package harness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes a `matrix` block apart. */
final class MatrixParser {
    private static final Set<String> SECTIONS = Set.of("axes", "excludes", "stages", "agent", "when", "environment", "options", "input", "post", "tools");
    private final Problems problems;
    private final StageParser stages;

    MatrixParser(Problems problems, StageParser stages) {
        this.problems = problems;
        this.stages = stages;
    }

    Declarative.Matrix parse(ASTNode at, MethodCallExpression section) {
        Declarative.Matrix matrix = new Declarative.Matrix();
        matrix.at = at;
        matrix.cell = new Declarative.Stage();
        ClosureExpression block = Syntax.block(section);
        List<Statement> own = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression call = Syntax.call(each);
            String name = call == null ? "error" : call.getMethodAsString();
            seen.add(name);
            if (name.equals("axes")) matrix.axes.addAll(axes(call));
            else if (name.equals("excludes")) excludes(matrix, call);
            else if (SECTIONS.contains(name)) own.add(each);
            else problems.add(each, "Undefined section \"%s\"", name);
        }
        if (!seen.contains("axes")) problems.check(at, "Missing required section \"axes\"");
        if (!seen.contains("stages")) problems.check(at, "Missing required section \"stages\"");
        ClosureExpression rest = new ClosureExpression(block.getParameters(), new org.codehaus.groovy.ast.stmt.BlockStatement(own, null));
        stages.fill(matrix.cell, at, rest, true);
        return matrix;
    }

    private void excludes(Declarative.Matrix matrix, MethodCallExpression section) {
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression exclude = Syntax.call(each);
            if (exclude != null && Syntax.block(exclude) != null) matrix.excludes.add(axes(exclude));
        }
    }

    private List<Declarative.Axis> axes(MethodCallExpression section) {
        List<Declarative.Axis> axes = new ArrayList<>();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression axis = Syntax.call(each);
            if (axis == null || Syntax.block(axis) == null) continue;
            Declarative.Axis parsed = new Declarative.Axis();
            for (Statement line : Syntax.statements(Syntax.block(axis))) {
                MethodCallExpression call = Syntax.call(line);
                if (call == null) continue;
                List<String> texts = texts(call);
                if (call.getMethodAsString().equals("name")) parsed.name = texts.isEmpty() ? null : texts.get(0);
                else parsed.values.addAll(texts);
                if (call.getMethodAsString().equals("notValues")) parsed.isNegated = true;
            }
            axes.add(parsed);
        }
        return axes;
    }

    private List<String> texts(MethodCallExpression call) {
        List<String> texts = new ArrayList<>();
        for (Expression value : Syntax.arguments(call)) {
            String text = Syntax.constantText(value);
            if (text != null) texts.add(text);
            else problems.add(value, "Expected string literal but got ${%s}", value.getText());
        }
        return texts;
    }
}
