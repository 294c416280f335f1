package harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a build writes into its job: parameters and options count from the next build on. */
final class JobSettings {
    private JobSettings() {}

    static void apply(Run run, List<Map<String, Object>> parameters, List<Map<String, Object>> options, List<Map<String, Object>> triggers) {
        for (Map<String, Object> trigger : triggers) requireSchedule(trigger);
        Map<String, Map<String, Object>> definitions = new LinkedHashMap<>();
        for (Map<String, Object> parameter : parameters) {
            Map<String, Object> definition = Job.definition(parameter);
            definitions.put(String.valueOf(definition.get("name")), definition);
        }
        run.job.parameters = definitions;
        Map<String, Object> values = new LinkedHashMap<>(run.parameters);
        definitions.forEach((name, definition) -> values.putIfAbsent(name, Job.convert(definition, definition.get("default"))));
        run.state.globals.put("params", values);
        run.job.isSequential = false;
        run.job.abortsPrevious = false;
        run.job.preservesStashes = options.stream().anyMatch(option -> "preserveStashes".equals(option.get("name")));
        for (Map<String, Object> option : options) {
            if (!"disableConcurrentBuilds".equals(option.get("name"))) continue;
            run.job.isSequential = true;
            run.job.abortsPrevious = Boolean.TRUE.equals(option.get("abortPrevious"));
        }
    }

    private static void requireSchedule(Map<String, Object> trigger) {
        Object spec = trigger.get("spec");
        if (!List.of("cron", "pollSCM").contains(trigger.get("$symbol")) || CronText.isValid(String.valueOf(spec))) return;
        String type = trigger.get("$symbol").equals("cron") ? "hudson.triggers.TimerTrigger" : "hudson.triggers.SCMTrigger";
        throw new hudson.remoting.ProxyException("java.lang.IllegalArgumentException: Could not instantiate {spec=" + spec + "} for " + type);
    }
}
