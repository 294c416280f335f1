package harness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes stages apart: `stages`, `parallel`, `matrix`, and what each stage holds. */
final class StageParser {
    private final Problems problems;
    private final SectionParser sections;
    private final MatrixParser matrices;

    StageParser(Problems problems, SectionParser sections) {
        this.problems = problems;
        this.sections = sections;
        matrices = new MatrixParser(problems, this);
    }

    /** The stages of a `stages` or `parallel` block; `inParallel` when one of these is around it. */
    List<Declarative.Stage> stages(ASTNode at, MethodCallExpression section, boolean inParallel) {
        List<Declarative.Stage> stages = new ArrayList<>();
        ClosureExpression block = Syntax.block(section);
        if (block == null) {
            problems.add(at, "Expected a block for %s", section.getMethodAsString());
            return stages;
        }
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression call = Syntax.call(each);
            if (call == null || !call.getMethodAsString().equals("stage")) problems.add(each, "Expected a stage");
            else stages.add(stage(each, call, inParallel));
        }
        if (stages.isEmpty()) problems.check(at, "No stages specified");
        Set<String> names = new LinkedHashSet<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (Declarative.Stage stage : stages) if (!names.add(stage.name)) doubled.add(stage.name);
        for (String name : doubled) problems.check(at, "Duplicate stage name: \"%s\"", name);
        return stages;
    }

    private Declarative.Stage stage(Statement at, MethodCallExpression call, boolean inParallel) {
        Declarative.Stage stage = new Declarative.Stage();
        stage.at = at;
        List<Expression> arguments = Syntax.arguments(call);
        ClosureExpression block = Syntax.lastBlock(call);
        Expression first = arguments.isEmpty() ? call.getArguments() : arguments.get(0);
        if (first instanceof ConstantExpression && Syntax.constantText(first) != null) stage.name = Syntax.constantText(first).isEmpty() ? stage.name : Syntax.constantText(first);
        else problems.add(first, "Expected string literal");
        if (block == null || arguments.size() < 2) {
            problems.add(at, "Stage does not have a block");
        } else {
            fill(stage, at, block, inParallel);
        }
        requireOneBody(stage);
        return stage;
    }

    /** Reads the sections of a stage, or of a matrix, whose own are the same but for `steps`. */
    void fill(Declarative.Stage stage, ASTNode at, ClosureExpression block, boolean inParallel) {
        Set<String> seen = new LinkedHashSet<>();
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression section = Syntax.call(each);
            if (section == null) {
                problems.add(each, "Expected a symbol");
                continue;
            }
            String name = section.getMethodAsString();
            if (!seen.add(name)) {
                problems.add(each, "Multiple occurrences of the %s section", name);
                continue;
            }
            take(stage, at, each, section, inParallel);
        }
        boolean holdsParallel = stage.parallel != null || stage.matrix != null;
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression section = Syntax.call(each);
            if (section == null || !holdsParallel) continue;
            String name = section.getMethodAsString();
            if (Set.of("agent", "tools").contains(name) && !isAgentNone(stage)) {
                problems.check(each, "\"%s\" is not allowed in stage \"%s\" as it contains parallel or matrix stages", name, stage.name);
            }
        }
    }

    private static boolean isAgentNone(Declarative.Stage stage) {
        return stage.agent != null && "none".equals(stage.agent.type);
    }

    private void take(Declarative.Stage stage, ASTNode stageAt, Statement at, MethodCallExpression section, boolean inParallel) {
        String name = section.getMethodAsString();
        switch (name) {
            case "agent" -> stage.agent = sections.agent(at, section);
            case "steps" -> stage.steps = sections.steps(section);
            case "post" -> stage.post = sections.post(at, section);
            case "when" -> stage.when = sections.when(at, section);
            case "environment" -> stage.environment = sections.environment(at, section);
            case "tools" -> stage.tools = sections.tools(at, section);
            case "options" -> stage.options = sections.options(at, section, Vocabulary.STAGE_OPTIONS);
            case "input" -> stage.input = sections.input(at, section);
            case "failFast" -> stage.failFast = isTrue(section);
            case "stages" -> stage.stages = stages(at, section, inParallel);
            case "parallel" -> {
                if (inParallel) refuseNesting(at);
                stage.parallel = stages(at, section, true);
            }
            case "matrix" -> {
                if (inParallel) refuseNesting(at);
                stage.matrix = matrices.parse(at, section);
            }
            default -> problems.add(stageAt, "Unknown stage section \"%s\". Starting with version 0.5, steps in a stage must be in a ‘steps’ block.", name);
        }
        // Jenkins's model has the same complaint once for the section and once for the stage.
        if (name.equals("parallel") && stage.parallel.isEmpty()) problems.check(at, "No stages specified");
    }

    private void refuseNesting(Statement at) {
        problems.check(at, "\"matrix\" or \"parallel\" cannot be nested inside another \"matrix\" or \"parallel\".");
    }

    private void requireOneBody(Declarative.Stage stage) {
        long bodies = Stream.of(stage.steps, stage.stages, stage.parallel, stage.matrix).filter(body -> body != null).count();
        if (bodies == 0) problems.check(stage.at, "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"%s\"", stage.name);
        if (bodies > 1) problems.check(stage.at, "Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \"%s\"", stage.name);
    }

    private static boolean isTrue(MethodCallExpression call) {
        List<Expression> arguments = Syntax.arguments(call);
        return arguments.size() == 1 && arguments.get(0) instanceof ConstantExpression constant && Boolean.TRUE.equals(constant.getValue());
    }
}
