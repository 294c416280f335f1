package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Checks literal arguments of known steps and conditions against `parameters.txt`. */
final class ArgumentChecker {
    /** `isLone`: an argument without a name means it. */
    private record Parameter(String name, String type, boolean isRequired, boolean isLone) {}

    private static final Map<String, List<Parameter>> KNOWN = read();
    private final Problems problems;

    ArgumentChecker(Problems problems) {
        this.problems = problems;
    }

    void check(MethodCallExpression call, ASTNode at, String key) {
        List<Expression> arguments = Syntax.plainArguments(call);
        List<Parameter> parameters = KNOWN.get(key);
        if (parameters == null) {
            if (arguments.size() > 1 && arguments.stream().anyMatch(argument -> Syntax.named(argument) != null)) refuseMixture(call, at);
            return;
        }
        if (arguments.size() > 1) {
            refuseMixture(call, at);
            return;
        }
        List<MapEntryExpression> named = arguments.isEmpty() ? List.of() : Syntax.named(arguments.get(0));
        if (named == null) {
            lone(call, at, parameters, arguments.get(0));
            return;
        }
        List<String> given = new ArrayList<>();
        int unknown = 0;
        for (MapEntryExpression entry : named) {
            String name = String.valueOf(Syntax.constantText(entry.getKeyExpression()));
            given.add(name);
            Parameter parameter = parameters.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
            if (parameter == null) {
                unknown++;
                problems.check(entry.getKeyExpression(), "Invalid parameter \"%s\", did you mean \"%s\"?", name, nearest(name, parameters));
            } else checkType(parameter, entry.getValueExpression());
        }
        // A misspelt parameter is the reason why another one is missing.
        for (Parameter parameter : unknown > 0 ? List.<Parameter>of() : parameters) {
            if (parameter.isRequired() && !given.contains(parameter.name())) problems.check(at, "Missing required parameter: \"%s\"", parameter.name());
        }
    }

    private void refuseMixture(MethodCallExpression call, ASTNode at) {
        problems.check(at, "Arguments to \"%s\" must be explicitly named.", call.getMethodAsString());
    }

    private void lone(MethodCallExpression call, ASTNode at, List<Parameter> parameters, Expression value) {
        List<Parameter> required = parameters.stream().filter(Parameter::isRequired).toList();
        Parameter lone = parameters.stream().filter(Parameter::isLone).findFirst().orElse(required.size() == 1 ? required.get(0) : parameters.size() == 1 ? parameters.get(0) : null);
        if (lone == null) {
            problems.check(at, "Step does not take a single required parameter - use named parameters instead");
            return;
        }
        checkType(lone, value);
    }

    private void checkType(Parameter parameter, Expression value) {
        if (!(value instanceof ConstantExpression constant) || constant.getValue() == null) return;
        Object given = constant.getValue();
        boolean fits = switch (parameter.type()) {
            case "int" -> given instanceof Integer;
            case "boolean" -> given instanceof Boolean;
            case "String" -> given instanceof String;
            case "unit" -> given instanceof String text && isUnit(text);
            default -> true;
        };
        if (fits) return;
        String wanted = switch (parameter.type()) {
            case "String" -> "class java.lang.String";
            case "unit" -> "class java.util.concurrent.TimeUnit";
            default -> parameter.type();
        };
        problems.check(value, "Expecting \"%s\" for parameter \"%s\" but got \"%s\" of type %s instead", wanted, parameter.name(), given, given.getClass());
    }

    private static boolean isUnit(String text) {
        for (java.util.concurrent.TimeUnit unit : java.util.concurrent.TimeUnit.values()) if (unit.name().equals(text)) return true;
        return false;
    }

    private static String nearest(String name, List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).min(java.util.Comparator.comparingInt(each -> distance(name, each))).orElse(null);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    private static Map<String, List<Parameter>> read() {
        Map<String, List<Parameter>> all = new LinkedHashMap<>();
        for (String line : Data.lines("parameters.txt")) {
            List<Parameter> parameters = new ArrayList<>();
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                String[] parts = words[i].replaceAll("[!*]", "").split(":");
                parameters.add(new Parameter(parts[0], parts.length > 1 ? parts[1] : "any", words[i].contains("!"), words[i].contains("*")));
            }
            all.put(words[0], parameters);
        }
        return all;
    }
}
