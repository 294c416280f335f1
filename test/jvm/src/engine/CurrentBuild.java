package harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/** `currentBuild` of a build among others of its job. */
public final class CurrentBuild extends RunWrapper {
    private final Run run;

    CurrentBuild(Run run) {
        this.run = run;
        setDisplayName("#" + run.number);
    }

    @Override
    public int getNumber() {
        return run.number;
    }

    @Override
    public RunWrapper getPreviousBuild() {
        int index = run.controller.runs.indexOf(run);
        return index == 0 ? null : run.controller.runs.get(index - 1).state.currentBuild;
    }

    @Override
    public List<?> getChangeSets() {
        return run.given.changes();
    }

    /** Those of the class with this name, with or without its package. */
    @Override
    public List<?> getBuildCauses(String type) {
        List<Map<String, String>> causes = new ArrayList<>();
        for (String cause : run.given.causes()) if (type.endsWith("." + cause) || type.endsWith("$" + cause) || type.equals(cause)) causes.add(Map.of("_class", type));
        return causes;
    }

    @Override
    public List<?> getBuildCauses() {
        List<Map<String, String>> causes = new ArrayList<>();
        for (String cause : run.given.causes()) causes.add(Map.of("_class", cause));
        return causes;
    }
}
