package harness;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.ConstantBlock;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import groovy.lang.Closure;
import org.jenkinsci.plugins.workflow.cps.Safepoint;
import java.io.Serializable;
import java.util.List;

/**
 * One line of execution: the script itself, or the body of a step. It runs until it calls a step
 * that takes time, is suspended, and goes on with that step's outcome.
 */
final class Strand implements Serializable {
    final Run run;
    final int id;
    final Context context;
    /** The step whose body this is; null for the script. */
    final Step owner;
    /** The innermost block around the next node, and where the body began. */
    final FlowNode block;
    /** A step of this branch has taken time. */
    boolean hasBegun;
    /** The step that this strand waits for. */
    Step waitingFor;
    private Continuable program;
    private Closure<?> body;
    private Outcome next = new Outcome(null, null);

    Strand(Run run, int id, Context context, Step owner, FlowNode block, Continuable program) {
        this.run = run;
        this.id = id;
        this.context = context;
        this.owner = owner;
        this.block = block;
        this.program = program;
    }

    void setBody(Closure<?> closure) {
        body = closure;
    }

    /** The program that runs a closure; a closure that returned at once is one that is over. */
    static Continuable programOf(Closure<?> body) {
        try {
            Object value = body.call();
            return new Continuable(new ConstantBlock(value));
        } catch (CpsCallableInvocation invocation) {
            return new Continuable(invocation.invoke(Envs.empty(new SandboxInvoker()), null, Continuation.HALT));
        }
    }

    private Continuable begin() {
        try {
            return programOf(body);
        } catch (RuntimeException failure) {
            return new Continuable(new ThrowingBlock(failure));
        }
    }

    boolean isReady() {
        return next != null;
    }

    void resume(Outcome outcome) {
        waitingFor = null;
        next = outcome;
    }

    /** Stops what this strand does: its step fails with the reason. Between steps nothing is stopped, as in Jenkins. */
    void stop(Throwable reason) {
        if (waitingFor != null) waitingFor.stop(reason);
    }

    /** Runs until the next suspension; true when the strand ended, its outcome reported to its owner. */
    boolean advance() {
        Outcome input = next;
        next = null;
        if (program == null) program = begin();
        body = null;
        Outcome output = program.run0(input, List.of());
        if (program.isResumable()) {
            if (output.getNormal() == Safepoint.YIELD) next = new Outcome(null, null);
            else waitingFor = (Step) output.getNormal();
            return false;
        }
        run.ended(this, output);
        return true;
    }
}
