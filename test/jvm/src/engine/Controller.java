package harness;

import com.cloudbees.groovy.cps.Continuable;
import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.codehaus.groovy.runtime.GroovyCategorySupport;

/**
 * The builds of one job, on one pretended clock: nothing waits in earnest. When no build can go on,
 * the clock jumps to the next moment at which something happens.
 */
final class Controller implements Serializable {
    final Job job;
    final List<Run> runs = new ArrayList<>();
    final Map<String, Lock> locks = new LinkedHashMap<>();
    final PriorityQueue<Timer> timers = new PriorityQueue<>();
    /** Executors that `node` may take at once. */
    final List<Agent> agents = new ArrayList<>();
    /** Steps that wait for an executor, in order. */
    final List<NodeStep> waitingForAgent = new ArrayList<>();
    final Map<Integer, Run> passedMilestones = new LinkedHashMap<>();
    long nowMs;
    /** When the queue hands out the next executor. */
    long nextExecutorMs;
    private long order;

    Controller(Job job) {
        this.job = job;
    }

    void ring(Step step, Run run, long afterMs, String purpose) {
        timers.add(new Timer(nowMs + afterMs, order++, step, run, purpose));
    }

    /**
     * Lets everything happen, until all builds are over or wait for what will never come; or until
     * `pause` nodes exist in the newest build.
     */
    void proceed(int pauseAtNodes) {
        List<Class> categories = new ArrayList<>(Continuable.categories);
        categories.add(SerializableIterators.class);
        // Entered once for all, since entering costs more than most of what runs inside.
        GroovyCategorySupport.use(categories, new Closure<Void>(this) {
            @Override
            public Void call() {
                proceedInCategories(pauseAtNodes);
                return null;
            }
        });
    }

    private void proceedInCategories(int pauseAtNodes) {
        while (true) {
            boolean moved = false;
            for (Run run : new ArrayList<>(runs)) moved |= run.proceed();
            if (!runs.isEmpty() && runs.get(runs.size() - 1).graph.nodes.size() >= pauseAtNodes) return;
            if (moved) continue;
            Timer timer = timers.poll();
            if (timer == null) return;
            nowMs = Math.max(nowMs, timer.atMs());
            if (timer.step() == null) timer.run().onTimer(timer.purpose());
            else if (!timer.step().isComplete()) timer.run().guarded(timer.step(), () -> timer.step().onTimer(timer.purpose()));
        }
    }

    Run previousCompleted(Run of) {
        for (int i = runs.indexOf(of) - 1; i >= 0; i--) if (runs.get(i).isOver()) return runs.get(i);
        return null;
    }
}
