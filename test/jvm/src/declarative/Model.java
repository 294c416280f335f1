package harness;

import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The model that a `pipeline` block becomes: plain values, and closures for what is evaluated later. */
public final class Model {
    private Model() {}

    public static final class Root implements Serializable {
        public final Agent agent;
        public final List<Stage> stages;
        public final Map<String, Closure<?>> post;
        public final Map<String, Closure<?>> environment;
        public final Map<String, Closure<?>> tools;
        public final List<Option> options;
        public final Closure<?> triggers;
        public final Closure<?> parameters;
        public final Closure<?> libraries;

        public Root(Agent agent, List<Stage> stages, Map<String, Closure<?>> post, Map<String, Closure<?>> environment, Map<String, Closure<?>> tools,
            List<Option> options, Closure<?> triggers, Closure<?> parameters, Closure<?> libraries, List<?> room) {
            this.agent = agent;
            this.stages = stages;
            this.post = post;
            this.environment = environment;
            this.tools = tools;
            this.options = options;
            this.triggers = triggers;
            this.parameters = parameters;
            this.libraries = libraries;
        }
    }

    public static final class Agent implements Serializable {
        public final String type;
        /** Gives the label, or the settings by name. */
        public final Closure<?> settings;

        public Agent(String type, Closure<?> settings) {
            this.type = type;
            this.settings = settings;
        }
    }

    public static final class Option implements Serializable {
        public final String name;
        /** Gives the arguments as a list. */
        public final Closure<?> arguments;

        public Option(String name, Closure<?> arguments) {
            this.name = name;
            this.arguments = arguments;
        }
    }

    public static final class Condition implements Serializable {
        public final String name;
        /** Gives the arguments as a list; of `expression`, the value. */
        public final Closure<?> arguments;
        public final List<Condition> children;

        public Condition(String name, Closure<?> arguments, List<Condition> children) {
            this.name = name;
            this.arguments = arguments;
            this.children = children;
        }
    }

    public static final class When implements Serializable {
        public final List<Condition> conditions;
        public final boolean beforeAgent;
        public final boolean beforeInput;
        public final boolean beforeOptions;

        public When(List<Condition> conditions, boolean beforeAgent, boolean beforeInput, boolean beforeOptions) {
            this.conditions = conditions;
            this.beforeAgent = beforeAgent;
            this.beforeInput = beforeInput;
            this.beforeOptions = beforeOptions;
        }
    }

    /** What all cells have, and for each its name and axes. */
    public static final class Matrix implements Serializable {
        private final Stage common;
        private final List<Stage> frames;

        public Matrix(Stage common, List<Stage> frames) {
            this.common = common;
            this.frames = frames;
        }

        List<Stage> cells() {
            List<Stage> cells = new ArrayList<>();
            for (Stage frame : frames) cells.add(common.asCell(frame));
            return cells;
        }
    }

    public static final class Stage implements Serializable {
        public final String name;
        public final Closure<?> steps;
        public final Agent agent;
        public final Map<String, Closure<?>> post;
        public final When when;
        public final Map<String, Closure<?>> tools;
        public final Map<String, Closure<?>> environment;
        public final boolean failFast;
        public final List<Option> options;
        /** Gives the fields by name; null for no question. */
        public final Closure<?> input;
        public final List<Stage> stages;
        /** Branches, or the cells of a matrix. */
        public final List<Stage> parallel;
        /** Values by axis, of a matrix cell; null for others. */
        public final Map<String, Closure<?>> axes;

        public Stage(String name, Closure<?> steps, Agent agent, Map<String, Closure<?>> post, When when, Map<String, Closure<?>> tools,
            Map<String, Closure<?>> environment, boolean failFast, List<Option> options, Closure<?> input, List<Stage> stages, List<Stage> parallel, Matrix matrix, Object room) {
            this(name, steps, agent, post, when, tools, environment, failFast, options, input, stages, matrix == null ? parallel : matrix.cells(), (Map<String, Closure<?>>) null);
        }

        private Stage(String name, Closure<?> steps, Agent agent, Map<String, Closure<?>> post, When when, Map<String, Closure<?>> tools,
            Map<String, Closure<?>> environment, boolean failFast, List<Option> options, Closure<?> input, List<Stage> stages, List<Stage> parallel, Map<String, Closure<?>> axes) {
            this.name = name;
            this.steps = steps;
            this.agent = agent;
            this.post = post;
            this.when = when;
            this.tools = tools;
            this.environment = environment;
            this.failFast = failFast;
            this.options = options;
            this.input = input;
            this.stages = stages;
            this.parallel = parallel;
            this.axes = axes;
        }

        /** This stage as the cell with the frame's name and axes. */
        Stage asCell(Stage frame) {
            return new Stage(frame.name, steps, agent, post, when, tools, environment, failFast, options, input, stages, parallel, frame.environment);
        }
    }
}
