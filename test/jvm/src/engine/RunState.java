package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What the build says of itself: its result, its global variables, its environment at the start. */
final class RunState implements Serializable {
    final Map<String, Object> globals = new LinkedHashMap<>();
    final List<String> interruptions = new ArrayList<>();
    final CurrentBuild currentBuild;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Run run;
    int asked;

    RunState(Run run) {
        this.run = run;
        currentBuild = new CurrentBuild(run);
        globals.put("env", new RunEnvironment());
        globals.put("params", new LinkedHashMap<>(run.parameters));
        globals.put("currentBuild", currentBuild);
        globals.put("scm", new LinkedHashMap<>(Map.of("$scm", "the repository of the Jenkinsfile")));
        describe();
    }

    Map<String, String> environment() {
        return environment;
    }

    String result() {
        return currentBuild.getResult();
    }

    void worsen(String result) {
        currentBuild.setResult(result);
    }

    void interruptedBy(FlowInterruptedException interruption) {
        worsen(interruption.getResult());
        for (String cause : interruption.causes()) if (!interruptions.contains(cause)) interruptions.add(cause);
    }

    private void describe() {
        Given given = run.given;
        String job = run.job.name;
        if (given.branch() != null || given.tag() != null) {
            String branch = given.tag() != null ? given.tag() : given.branch();
            job = branch.replace("/", "%2F");
            environment.put("BRANCH_NAME", branch);
            if (given.tag() != null) environment.putAll(Map.of("TAG_NAME", branch, "TAG_TIMESTAMP", "1700000000000", "TAG_UNIXTIME", "1700000000"));
            else if (branch.equals("main")) environment.put("BRANCH_IS_PRIMARY", "true");
        }
        given.changeRequest().forEach((key, value) -> {
            String name = key.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
            environment.put("CHANGE_" + (name.equals("AUTHOR_DISPLAY_NAME") ? "AUTHOR_DISPLAY_NAME" : name), String.valueOf(value));
        });
        String number = String.valueOf(run.number);
        environment.putAll(Map.of("BUILD_NUMBER", number, "BUILD_ID", number, "BUILD_DISPLAY_NAME", "#" + number, "JOB_NAME", job,
            "JOB_BASE_NAME", job, "BUILD_TAG", "jenkins-" + job + "-" + number, "CI", "true", "JENKINS_HOME", run.job.home));
        // A build parameter may also be called like one of these.
        Map<String, String> before = Map.copyOf(environment);
        run.parameters.forEach((name, value) -> environment.put(name, Macros.expand(String.valueOf(value), before)));
        given.environment().forEach((name, value) -> environment.put(name, String.valueOf(value)));
    }
}
