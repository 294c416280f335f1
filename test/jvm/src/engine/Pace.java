package harness;

/**
 * How long stubbed steps take: a moment; but the first of a branch of `parallel` so long that every
 * branch before it is over by then. So branches that stop each other always do so in the same order.
 */
final class Pace {
    private static final long STEP_MS = 10;
    private static final long BRANCH_MS = 100_000;

    private Pace() {}

    static long msOf(Step step) {
        Strand branch = branchOf(step.strand);
        if (branch == null || branch.hasBegun) return STEP_MS;
        branch.hasBegun = true;
        return STEP_MS + BRANCH_MS * ((ParallelStep) branch.owner).indexOf(branch);
    }

    private static Strand branchOf(Strand strand) {
        for (Strand each = strand; each.owner != null; each = each.owner.strand) {
            if (each.owner instanceof ParallelStep) return each;
        }
        return null;
    }
}
