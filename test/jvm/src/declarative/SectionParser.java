package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Takes the sections apart that pipelines and stages share. */
final class SectionParser {
    private final Problems problems;
    private final boolean hasAllTools;
    private final StepParser steps;
    private final WhenParser conditions;
    private final EnvironmentParser environments;

    SectionParser(Problems problems, String source, boolean hasAllTools) {
        this.hasAllTools = hasAllTools;
        this.problems = problems;
        ArgumentChecker arguments = new ArgumentChecker(problems);
        steps = new StepParser(problems, arguments);
        conditions = new WhenParser(problems, arguments);
        environments = new EnvironmentParser(problems, source);
    }

    ClosureExpression steps(MethodCallExpression section) {
        return steps.steps(section);
    }

    Declarative.When when(ASTNode at, MethodCallExpression section) {
        return conditions.when(at, section);
    }

    Map<String, Expression> environment(ASTNode at, MethodCallExpression section) {
        return environments.parse(at, section);
    }

    Declarative.Agent agent(ASTNode at, MethodCallExpression section) {
        Declarative.Agent agent = new Declarative.Agent();
        List<Expression> arguments = Syntax.arguments(section);
        Expression first = arguments.isEmpty() ? section.getArguments() : arguments.get(0);
        if (first instanceof ClosureExpression block) {
            for (Statement each : Syntax.statements(block)) type(agent, each);
            if (agent.type == null && Syntax.statements(block).isEmpty()) refuseNoType(at);
            return agent;
        }
        if (first instanceof VariableExpression word) {
            agent.type = word.getName();
            if (!Set.of("any", "none").contains(agent.type)) {
                problems.add(at, "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
                refuseNoType(at);
            }
            return agent;
        }
        problems.add(first, "Expected string literal");
        problems.add(at, "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
        refuseNoType(at);
        return agent;
    }

    private void refuseNoType(ASTNode at) {
        problems.check(at, "No agent type specified. Must be one of %s", Vocabulary.AGENTS);
    }

    private void type(Declarative.Agent agent, Statement at) {
        MethodCallExpression call = Syntax.call(at);
        if (call == null) {
            problems.add(at, "Expected a symbol");
            return;
        }
        agent.type = call.getMethodAsString();
        // `node { label … }` is another way to write `label`.
        if (!Vocabulary.AGENTS.contains(agent.type) && !agent.type.equals("node")) {
            problems.check(at, "Invalid agent type \"%s\" specified. Must be one of %s", agent.type, Vocabulary.AGENTS);
            return;
        }
        ClosureExpression block = Syntax.block(call);
        if (block == null) {
            List<Expression> arguments = Syntax.arguments(call);
            agent.argument = arguments.isEmpty() ? null : arguments.get(0);
            return;
        }
        agent.settings = new LinkedHashMap<>();
        for (Statement each : Syntax.statements(block)) {
            MethodCallExpression setting = Syntax.call(each);
            if (setting == null) {
                problems.add(each, "Expected a symbol");
                continue;
            }
            String name = setting.getMethodAsString();
            List<String> known = settingsOf(agent.type);
            if (known != null && !known.contains(name)) {
                problems.check(each, "Invalid config option \"%s\" for agent type \"%s\". Valid config options are %s", name, agent.type, known);
            }
            agent.settings.put(name, Syntax.arguments(setting).get(0));
        }
    }

    private static List<String> settingsOf(String type) {
        return switch (type) {
            case "kubernetes" -> Vocabulary.KUBERNETES;
            case "docker" -> Vocabulary.DOCKER;
            case "dockerfile" -> Vocabulary.DOCKERFILE;
            default -> null;
        };
    }

    Map<String, ClosureExpression> post(ASTNode at, MethodCallExpression section) {
        Map<String, ClosureExpression> post = new LinkedHashMap<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression condition = Syntax.call(each);
            if (condition == null) {
                problems.add(each, "Expected a symbol");
                continue;
            }
            String name = condition.getMethodAsString();
            if (!Vocabulary.POST.contains(name)) problems.check(each, "Invalid condition \"%s\" - valid conditions are %s", name, Vocabulary.POST);
            if (post.put(name, steps.steps(condition)) != null) doubled.add(name);
        }
        for (String name : doubled) problems.check(at, "Duplicate build condition name: \"%s\"", name);
        if (post.isEmpty()) problems.check(at, "post can not be empty");
        return post;
    }

    List<MethodCallExpression> options(ASTNode at, MethodCallExpression section, List<String> known) {
        List<MethodCallExpression> options = calls(at, section, "Expected an option");
        Set<String> names = new LinkedHashSet<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (MethodCallExpression option : options) {
            String name = option == null ? null : option.getMethodAsString();
            if (!names.add(name)) doubled.add(name);
            if (option == null) continue;
            if (!known.contains(name)) problems.check(option, "Invalid option type \"%s\". Valid option types: %s", name, known);
            else steps.arguments(option);
        }
        for (String name : doubled) problems.check(at, "Duplicate option name: \"%s\"", name);
        options.removeIf(option -> option == null);
        if (names.isEmpty()) problems.check(at, "options can not be empty");
        return options;
    }

    List<MethodCallExpression> parameters(ASTNode at, MethodCallExpression section) {
        List<MethodCallExpression> parameters = calls(at, section, "Expected a build parameter definition");
        parameters.removeIf(parameter -> parameter == null);
        if (parameters.isEmpty()) problems.check(at, "parameters can not be empty");
        return parameters;
    }

    List<MethodCallExpression> triggers(ASTNode at, MethodCallExpression section) {
        List<MethodCallExpression> triggers = calls(at, section, "Expected a trigger");
        triggers.removeIf(trigger -> trigger == null);
        for (MethodCallExpression trigger : triggers) {
            String name = trigger.getMethodAsString();
            if (!Vocabulary.TRIGGERS.contains(name)) problems.check(trigger, "Invalid trigger type \"%s\". Valid trigger types: %s", name, Vocabulary.TRIGGERS);
        }
        if (triggers.isEmpty()) problems.check(at, "triggers can not be empty");
        return triggers;
    }

    Map<String, Expression> tools(ASTNode at, MethodCallExpression section) {
        Map<String, Expression> tools = new LinkedHashMap<>();
        for (MethodCallExpression tool : calls(at, section, "Expected a tool")) {
            if (tool == null) continue;
            String type = tool.getMethodAsString();
            Expression argument = Syntax.arguments(tool).get(0);
            if (!Vocabulary.TOOLS.contains(type)) problems.check(tool, "Invalid tool type \"%s\". Valid tool types: %s", type, Vocabulary.TOOLS);
            // The recorded controller had one installation of one tool.
            else if (!hasAllTools && !(type.equals("git") && "Default".equals(Syntax.constantText(argument))) && Syntax.constantText(argument) != null) {
                problems.check(argument, "Tool type \"%s\" does not have an install of \"%s\" configured - did you mean \"%s\"?", type, Syntax.constantText(argument), type.equals("git") ? "Default" : null);
            }
            tools.put(type, argument);
        }
        return tools;
    }

    List<Expression> libraries(MethodCallExpression section) {
        List<Expression> libraries = new ArrayList<>();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression library = Syntax.call(each);
            if (library != null) libraries.addAll(Syntax.arguments(library));
        }
        return libraries;
    }

    Declarative.Input input(ASTNode at, MethodCallExpression section) {
        Declarative.Input input = new Declarative.Input();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression field = Syntax.call(each);
            String name = field == null ? "error" : field.getMethodAsString();
            if (!Vocabulary.INPUT.contains(name)) problems.add(each, "Not a valid field for input: \"%s\"", name);
            else if (name.equals("parameters")) input.parameters.addAll(parameters(each, field));
            else input.fields.put(name, Syntax.arguments(field).get(0));
        }
        if (!input.fields.containsKey("message")) problems.check(at, "No message specified for input");
        return input;
    }

    private List<MethodCallExpression> calls(ASTNode at, MethodCallExpression section, String otherwise) {
        List<MethodCallExpression> calls = new ArrayList<>();
        for (Statement each : Syntax.statements(Syntax.block(section))) {
            MethodCallExpression call = Syntax.call(each);
            if (call == null) problems.add(each, otherwise);
            calls.add(call);
        }
        return calls;
    }
}
