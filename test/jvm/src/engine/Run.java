package harness;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** One build: the root of everything that a restart of the controller has to keep. */
public final class Run extends ScriptHost implements Serializable {
    private static final long QUEUE_MS = 100;

    final Controller controller;
    final Job job;
    final int number;
    final Given given;
    final FlowGraph graph = new FlowGraph();
    final Log log = new Log();
    final Calls calls = new Calls();
    final Map<String, Object> parameters;
    final Map<String, String> assigned = new LinkedHashMap<>();
    final Map<String, Map<String, String>> stashes = new LinkedHashMap<>();
    final RunState state;
    private final List<Strand> strands = new ArrayList<>();
    private final List<Step> completed = new ArrayList<>();
    private Script script;
    private final StepSource stepSource = new StepSource();
    private int strandCount;
    int milestone;
    private Strand active;
    private Throwable error;
    private boolean isOver;
    /** The result that a stop of the whole build brings, whoever catches its interruption; null for none. */
    private String stoppedWith;
    transient Sources sources;

    Run(Controller controller, Given given) {
        this.controller = controller;
        this.job = controller.job;
        this.given = given;
        this.number = given.number() > 0 ? given.number() : controller.runs.size() + 1;
        if (given.knownParameters() != null) job.parameters = new LinkedHashMap<>(given.knownParameters());
        this.parameters = new LinkedHashMap<>(job.valuesFor(given.parameters()));
        this.state = new RunState(this);
        controller.runs.add(this);
    }

    /** Compiles the Jenkinsfile and begins; a mistake in it ends the build before its first node. */
    void start() {
        if (mustWait()) {
            controller.ring(null, this, QUEUE_MS, "start");
            return;
        }
        if (given.restartedFrom() != null && job.preservesStashes) stashes.putAll(controller.runs.get(number - 2).stashes);
        Throwable failure = null;
        enter(this);
        try {
            sources = Sources.of(job);
            sources.requireLibraries();
            script = compile(job.jenkinsfile);
        } catch (Throwable cause) {
            failure = cause;
        }
        if (failure != null) {
            error = failure;
            state.worsen("FAILURE");
            isOver = true;
            return;
        }
        FlowNode first = graph.add("Start of Pipeline", null);
        strands.add(new Strand(this, strandCount++, Context.EMPTY, null, first, new Continuable(script, Envs.empty(new SandboxInvoker()))));
    }

    /** Builds of a job that takes one at a time wait for the one before, or end it. */
    private boolean mustWait() {
        if (!job.isSequential) return false;
        List<Run> earlier = controller.runs.stream().filter(run -> run.number < number && !run.isOver).toList();
        if (job.abortsPrevious) {
            String cause = "DisableConcurrentBuildsJobProperty$CancelledCause: Superseded by #" + number;
            for (Run run : earlier) run.interrupt(new FlowInterruptedException("NOT_BUILT", true, cause));
        }
        return !earlier.isEmpty();
    }

    boolean isOver() {
        return isOver;
    }

    String stoppedWith() {
        return stoppedWith;
    }

    Throwable error() {
        return error;
    }

    /** One round: completed steps wake their strands, then every strand that can run does. */
    boolean proceed() {
        if (isOver) return false;
        boolean moved = false;
        while (!completed.isEmpty()) {
            moved = true;
            Step step = completed.remove(0);
            closeBlock(step);
            step.strand.resume(step.outcome());
        }
        for (Strand strand : new ArrayList<>(strands)) {
            if (!strand.isReady() || isOver) continue;
            moved = true;
            if (inside(strand, strand::advance)) strands.remove(strand);
        }
        if (moved && !isOver && given.checksSerialization() && strands.stream().noneMatch(Strand::isReady) && completed.isEmpty()) {
            try {
                Snapshot.bytesOf(strands);
            } catch (java.io.NotSerializableException cause) {
                for (Strand strand : new ArrayList<>(strands)) if (strand.waitingFor != null && strand.waitingFor.bodies.isEmpty()) strand.waitingFor.fail(cause);
            } catch (java.io.IOException cause) {
                throw new java.io.UncheckedIOException(cause);
            }
        }
        return moved;
    }

    private boolean inside(Strand strand, java.util.function.BooleanSupplier action) {
        Strand before = active;
        active = strand;
        enter(this);
        Sandbox sandbox = new Sandbox(this);
        sandbox.register();
        CpsCallableInvocation.MismatchHandler onMismatch = (wantedOn, wanted, gotOn, got) -> log.print("expected to call " + wanted + " but wound up catching " + got);
        CpsCallableInvocation.registerMismatchHandler(onMismatch);
        try {
            return action.getAsBoolean();
        } finally {
            CpsCallableInvocation.registerMismatchHandler(null);
            sandbox.unregister();
            active = before;
            enter(before == null ? null : this);
        }
    }

    Strand activeStrand() {
        return active;
    }

    interface Action {
        void run() throws Throwable;
    }

    /** Runs code of a step; what it throws is the step's failure. */
    void guarded(Step step, Action action) {
        ScriptHost before = ScriptHost.current();
        enter(this);
        try {
            action.run();
        } catch (Throwable failure) {
            step.fail(failure);
        } finally {
            enter(before);
        }
    }

    Strand startStrand(Closure<?> closure, Context context, Step owner, String label) {
        FlowNode block = graph.add(label == null ? "{" : "{ (" + label + ")", owner.node);
        if (owner.name.equals("stage")) block.stage = label;
        if (owner.name.equals("parallel")) block.branch = label.substring("Branch: ".length());
        Strand strand = new Strand(this, strandCount++, context, owner, block, null);
        strand.setBody(closure);
        strands.add(strand);
        return strand;
    }

    void completed(Step step) {
        controller.timers.removeIf(timer -> timer.step() == step);
        completed.add(step);
    }

    void ended(Strand strand, Outcome outcome) {
        if (strand.owner == null) {
            end(outcome);
            return;
        }
        graph.add("}", strand.block.enclosing);
        strand.owner.bodies.remove(strand);
        guarded(strand.owner, () -> strand.owner.bodyEnded(strand, outcome));
    }

    private void end(Outcome outcome) {
        graph.add("End of Pipeline", null);
        error = outcome.getAbnormal();
        if (error instanceof FlowInterruptedException interruption) state.interruptedBy(interruption);
        else if (error != null) state.worsen("FAILURE");
        if (stoppedWith != null) state.worsen(stoppedWith);
        isOver = true;
            }

    private void closeBlock(Step step) {
        if (step.node == null || step.body == null && !step.name.equals("parallel")) return;
        // A block that succeeds without having begun leaves no closing node (147), one that fails does (273).
        if (!step.hasBlock && step.outcome().isSuccess() && !step.waited) return;
        graph.add("// " + step.name, step.node.enclosing);
    }

    /** Ends everything that runs, as the button in Jenkins does. */
    void interrupt(FlowInterruptedException reason) {
        if (isOver) return;
        stoppedWith = reason.getResult();
        for (String cause : reason.causes()) if (!state.interruptions.contains(cause)) state.interruptions.add(cause);
        for (Strand strand : new ArrayList<>(strands)) {
            if (strand.waitingFor != null && strand.waitingFor.bodies.isEmpty()) strand.waitingFor.stop(reason);
        }
    }

    /** As `interrupt`, but for a step that fails by itself. */
    void interruptOthers(Step self) {
        stoppedWith = FlowInterruptedException.byUser().getResult();
        for (Strand strand : new ArrayList<>(strands)) {
            if (strand.waitingFor != null && strand.waitingFor.bodies.isEmpty() && strand.waitingFor != self) strand.waitingFor.stop(FlowInterruptedException.byUser());
        }
    }

    void onTimer(String purpose) {
        if (purpose.equals("abort")) interrupt(FlowInterruptedException.byUser());
        if (purpose.equals("start")) start();
    }

    @Override
    public Object callStep(String name, Object args) {
        StepCatalog.Made made = StepCatalog.make(name, args instanceof Object[] many ? many : new Object[] {args}, given.otherSteps());
        if (made.step() == null) return made.value();
        Step step = made.step();
        step.run = this;
        step.strand = active;
        if (step.isNode()) step.node = graph.add(step.title(), active.block);
        calls.record(this, step);
        guarded(step, step::start);
        step.waited = !step.isComplete();
        if (!step.isComplete() || step.hasBlock) return Continuable.suspend(name, step);
        completed.remove(step);
        closeBlock(step);
        try {
            return step.outcome().replay();
        } catch (Throwable failure) {
            throw Run.<RuntimeException>sneak(failure);
        }
    }

    String environmentIn(Context context, String name) {
        String value = context.overlay.get(name);
        if (value == null) value = assigned.get(name);
        if (value == null) value = state.environment().get(name);
        return value == null ? context.agentEnvironment.get(name) : value;
    }

    /** All variables as a process of `sh` sees them. */
    Map<String, String> environmentOf(Context context) {
        Map<String, String> all = new LinkedHashMap<>(context.agentEnvironment);
        all.putAll(state.environment());
        all.putAll(assigned);
        all.putAll(context.overlay);
        return all;
    }

    @Override
    public String environmentValue(String name) {
        return environmentIn(active == null ? Context.EMPTY : active.context, name);
    }

    @Override
    public void calling(Script caller, String variable, Object args) {
        if (caller == script || caller.getClass() == script.getClass()) calls.recordVariable(this, variable, args);
    }

    @Override
    public void assignEnvironment(String name, String value) {
        assigned.put(name, value);
    }

    @Override
    public Object stepSource() {
        return stepSource;
    }

    @Override
    public boolean hasGlobalVariable(String name) {
        return state.globals.containsKey(name) || sources.hasVariable(name);
    }

    @Override
    public Object globalVariable(String name, Binding user) {
        if (state.globals.containsKey(name)) return state.globals.get(name);
        if (!user.hasVariable(name)) user.setVariable(name, sources.newVariable(name));
        return user.getVariable(name);
    }

    @Override
    public Script compile(String text) {
        Script compiled = Compiler.newScript(sources.compile(text));
        if (script != null) compiled.setBinding(script.getBinding());
        state.globals.putIfAbsent("pipeline", sources.newInterpreter(compiled));
        state.globals.putIfAbsent("docker", Interpreters.newDocker(compiled));
        return compiled;
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
