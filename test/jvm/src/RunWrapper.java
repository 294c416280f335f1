package org.jenkinsci.plugins.workflow.support.steps.build;

import java.util.List;

/** `currentBuild`. A result can only get worse. */
public class RunWrapper implements java.io.Serializable {
    private static final List<String> FROM_BEST = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private String result;
    private String displayName = "#1";
    private String description;
    private boolean keepLog;

    public int getNumber() {
        return 1;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String next) {
        if (!FROM_BEST.contains(next)) throw new IllegalArgumentException("No result " + next);
        if (result == null || FROM_BEST.indexOf(next) > FROM_BEST.indexOf(result)) result = next;
    }

    public String getCurrentResult() {
        return result == null ? "SUCCESS" : result;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return FROM_BEST.indexOf(getCurrentResult()) <= FROM_BEST.indexOf(other);
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return FROM_BEST.indexOf(getCurrentResult()) >= FROM_BEST.indexOf(other);
    }

    public boolean isKeepLog() {
        return keepLog;
    }

    public void setKeepLog(boolean keepLog) {
        this.keepLog = keepLog;
    }

    /** The build before this one; none in a lone run. */
    public RunWrapper getPreviousBuild() {
        return null;
    }

    public List<?> getChangeSets() {
        return List.of();
    }

    public List<?> getBuildCauses() {
        return List.of(java.util.Map.of());
    }

    public List<?> getBuildCauses(String type) {
        return List.of();
    }

    /** Jenkins' own object, which the sandbox refuses. */
    public Object getRawBuild() {
        return this;
    }
}
