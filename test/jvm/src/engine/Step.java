package harness;

import com.cloudbees.groovy.cps.Outcome;
import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One call of a step. Subclasses say what it does; those with a body start it and get its outcome. */
abstract class Step implements Serializable {
    Run run;
    Strand strand;
    String name;
    Map<String, Object> arguments;
    Closure<?> body;
    FlowNode node;
    final List<Strand> bodies = new ArrayList<>();
    private Outcome outcome;
    /** A body was started; the closing node is due. */
    boolean hasBlock;
    /** It did not end at once. */
    boolean waited;

    /** Begins; must end in `succeed` or `fail` now or later. */
    abstract void start() throws Throwable;

    /** Steps that only make a value leave no node. */
    boolean isNode() {
        return true;
    }

    /** What the node shows. */
    String title() {
        return name;
    }

    /** The folder of the agent around this step. */
    final String folder() {
        if (context().folder == null || context().agent != null && context().agent.isLost) throw MissingContext.of(name);
        return context().folder;
    }

    final String resolve(String path) {
        return java.nio.file.Path.of(folder()).resolve(path).normalize().toString();
    }

    /** One of the bodies came to its end. */
    void bodyEnded(Strand body, Outcome outcome) throws Throwable {
        complete(outcome);
    }

    /** A timer set by this step rang. */
    void onTimer(String purpose) throws Throwable {}

    /** The build, a time limit or a failed neighbour wants this to end. */
    void stop(Throwable reason) {
        if (bodies.isEmpty()) fail(reason);
        else for (Strand each : new ArrayList<>(bodies)) each.stop(reason);
    }

    final void succeed(Object value) {
        complete(new Outcome(value, null));
    }

    final void fail(Throwable failure) {
        complete(new Outcome(null, failure));
    }

    final void complete(Outcome result) {
        if (outcome != null) return;
        outcome = result;
        run.completed(this);
    }

    final boolean isComplete() {
        return outcome != null;
    }

    final Outcome outcome() {
        return outcome;
    }

    /** Starts a body in the given context. `label` is shown on the block; null for none. */
    final Strand startBody(Closure<?> closure, Context context, String label) {
        hasBlock = true;
        Strand started = run.startStrand(closure, context, this, label);
        bodies.add(started);
        return started;
    }

    final Context context() {
        return strand.context;
    }

    final Object argument(String key) {
        return arguments.get(key);
    }

    final String text(String key) {
        Object value = arguments.get(key);
        return value == null ? null : String.valueOf(value);
    }

    final boolean flag(String key) {
        return Boolean.TRUE.equals(arguments.get(key));
    }

    final long number(String key, long otherwise) {
        Object value = arguments.get(key);
        return value instanceof Number number ? number.longValue() : value == null ? otherwise : Long.parseLong(String.valueOf(value));
    }
}
