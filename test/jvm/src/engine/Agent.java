package harness;

import java.io.Serializable;

/** One executor that a `node` block holds, with its workspace. */
final class Agent implements Serializable {
    final int executor;
    final String workspace;
    /** The executor broke away: every step on it fails. */
    boolean isLost;

    Agent(int executor, String workspace) {
        this.executor = executor;
        this.workspace = workspace;
    }
}
