package harness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes a `pipeline` block apart and reports what Declarative does not allow. */
final class PipelineParser {
    /** The order in which Jenkins checks the sections. */
    private static final List<String> CHECKED = List.of("pipeline", "stages", "post", "environment", "agent", "tools", "options", "parameters", "triggers", "libraries");
    private final Problems problems;
    private final SectionParser sections;
    private final StageParser stages;

    PipelineParser(Problems problems, String source, boolean hasAllTools) {
        this.problems = problems;
        sections = new SectionParser(problems, source, hasAllTools);
        stages = new StageParser(problems, sections);
    }

    Declarative parse(Statement statement, MethodCallExpression pipeline) {
        Declarative parsed = new Declarative();
        parsed.at = statement;
        ClosureExpression block = Syntax.block(pipeline);
        Set<String> seen = new LinkedHashSet<>();
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression section = Syntax.call(each);
            if (section == null) {
                problems.add(each, "Expected a symbol");
                problems.add(each, "Undefined section \"error\"");
                continue;
            }
            String name = section.getMethodAsString();
            if (!seen.add(name)) {
                problems.add(each, "Multiple occurrences of the %s section", name);
                continue;
            }
            problems.enter(CHECKED.indexOf(name));
            take(parsed, name, each, section);
        }
        problems.enter(0);
        if (!seen.contains("stages")) problems.check(statement, "Missing required section \"stages\"");
        if (!seen.contains("agent")) problems.check(statement, "Missing required section \"agent\"");
        return parsed;
    }

    private void take(Declarative parsed, String name, Statement at, MethodCallExpression section) {
        switch (name) {
            case "agent" -> parsed.agent = sections.agent(at, section);
            case "stages" -> parsed.stages = stages.stages(at, section, false);
            case "post" -> parsed.post = sections.post(at, section);
            case "environment" -> parsed.environment = sections.environment(at, section);
            case "tools" -> parsed.tools = sections.tools(at, section);
            case "options" -> parsed.options = sections.options(at, section, Vocabulary.PIPELINE_OPTIONS);
            case "parameters" -> parsed.parameters = sections.parameters(at, section);
            case "triggers" -> parsed.triggers = sections.triggers(at, section);
            case "libraries" -> parsed.libraries = sections.libraries(section);
            default -> problems.add(at, "Undefined section \"%s\"", name);
        }
    }
}
