package harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** A `pipeline` block, taken apart; what it holds is still syntax. Absent sections are null. */
final class Declarative {
    static final class Agent {
        String type;
        /** The lone argument: `label 'x'`. */
        Expression argument;
        /** The settings of `docker { }` and its like, by name. */
        Map<String, Expression> settings;
    }

    static final class Condition {
        String name;
        MethodCallExpression call;
        /** Of `allOf`, `anyOf` and `not`. */
        final List<Condition> children = new ArrayList<>();
    }

    static final class When {
        final List<Condition> conditions = new ArrayList<>();
        boolean beforeAgent;
        boolean beforeInput;
        boolean beforeOptions;
    }

    static final class Input {
        final Map<String, Expression> fields = new LinkedHashMap<>();
        final List<MethodCallExpression> parameters = new ArrayList<>();
    }

    static final class Axis {
        String name;
        boolean isNegated;
        final List<String> values = new ArrayList<>();
    }

    static final class Matrix {
        ASTNode at;
        Stage cell;
        final List<Axis> axes = new ArrayList<>();
        final List<List<Axis>> excludes = new ArrayList<>();
    }

    static final class Stage {
        String name = "error";
        ASTNode at;
        Agent agent;
        ClosureExpression steps;
        Map<String, ClosureExpression> post;
        When when;
        Map<String, Expression> environment;
        Map<String, Expression> tools;
        List<MethodCallExpression> options;
        Input input;
        Boolean failFast;
        List<Stage> stages;
        List<Stage> parallel;
        Matrix matrix;
    }

    ASTNode at;
    Agent agent;
    List<Stage> stages;
    Map<String, ClosureExpression> post;
    Map<String, Expression> environment;
    Map<String, Expression> tools;
    List<MethodCallExpression> options;
    List<MethodCallExpression> parameters;
    List<MethodCallExpression> triggers;
    List<Expression> libraries;
}
