package harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Marks stages by their name alone, as Jenkins does. It looks from where the build stands now: in
 * a `parallel` first through the branch that is least deep in blocks, so a cell of a matrix may
 * mark the stage of another one that has the same name (recorded cases 096 and 097).
 */
final class StageMarks {
    private StageMarks() {}

    static void mark(Run run, String stage, String status) {
        FlowNode found = find(run, stage);
        if (found == null) return;
        found.tags.put("STAGE_STATUS", status);
        for (FlowNode block = found.enclosing; block != null; block = block.enclosing) {
            if (stage.equals(block.branch)) block.tags.put("STAGE_STATUS", status);
        }
    }

    private static FlowNode find(Run run, String stage) {
        ParallelStep parallel = outermostParallel(run.activeStrand());
        if (parallel != null) {
            List<Strand> branches = new ArrayList<>(parallel.branches());
            branches.sort(Comparator.comparingInt(branch -> depth(run, parallel, branch)));
            for (Strand branch : branches) {
                FlowNode found = last(run, stage, branch.block);
                if (found != null) return found;
            }
        }
        return last(run, stage, null);
    }

    private static ParallelStep outermostParallel(Strand strand) {
        ParallelStep outermost = null;
        for (Strand each = strand; each.owner != null; each = each.owner.strand) {
            if (each.owner instanceof ParallelStep parallel) outermost = parallel;
        }
        return outermost;
    }

    /** Blocks around the newest node of a branch; one that is over stands right in the `parallel`. */
    private static int depth(Run run, ParallelStep parallel, Strand branch) {
        if (!parallel.bodies.contains(branch)) return 0;
        int depth = 0;
        for (FlowNode block = newest(run, branch.block).enclosing; block != null; block = block.enclosing) depth++;
        return depth;
    }

    private static FlowNode newest(Run run, FlowNode block) {
        List<FlowNode> nodes = run.graph.nodes;
        for (int i = nodes.size() - 1; i >= 0; i--) if (nodes.get(i).isInside(block)) return nodes.get(i);
        return block;
    }

    private static FlowNode last(Run run, String stage, FlowNode inside) {
        List<FlowNode> nodes = run.graph.nodes;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (stage.equals(nodes.get(i).stage) && (inside == null || nodes.get(i).isInside(inside))) return nodes.get(i);
        }
        return null;
    }
}
