package harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** `input`: asks, and gets the next answer that the request holds, a moment later. */
final class InputStep extends Step {
    private static final long ANSWER_MS = 1_000;
    private Map<String, Object> answer;

    @Override
    void start() throws Throwable {
        if (run.given.isStubbed()) {
            run.controller.ring(this, run, Pace.msOf(this), "answer");
            answer = answerById();
            return;
        }
        List<Map<String, Object>> answers = run.given.answers();
        int index = run.state.asked++;
        answer = index < answers.size() ? answers.get(index) : Map.of("never", true);
        run.log.print(text("message"));
        if (!Boolean.TRUE.equals(answer.get("never"))) run.controller.ring(this, run, ANSWER_MS, "answer");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> answerById() {
        Object told = run.given.answersById().getOrDefault(text("id"), "yes");
        if (told instanceof Map<?, ?> values) return Map.of("values", values);
        return Map.of("abort", told.equals("no"), "never", told.equals("timeout"));
    }

    @Override
    void onTimer(String purpose) {
        if (Boolean.TRUE.equals(answer.get("never"))) return;
        if (Boolean.TRUE.equals(answer.get("abort"))) {
            FlowInterruptedException rejection = new FlowInterruptedException("ABORTED", true, "Rejection: Rejected");
            fail(rejection);
            return;
        }
        succeed(values());
    }

    @SuppressWarnings("unchecked")
    private Object values() {
        Map<String, Object> given = (Map<String, Object>) answer.getOrDefault("values", Map.of());
        Map<String, Object> values = new LinkedHashMap<>();
        if (argument("parameters") instanceof List<?> parameters) {
            for (Object parameter : parameters) {
                Map<String, Object> definition = Job.definition((Map<String, Object>) parameter);
                String name = String.valueOf(definition.get("name"));
                values.put(name, Job.convert(definition, given.containsKey(name) ? given.get(name) : definition.get("default")));
            }
        }
        if (arguments.get("submitterParameter") != null) values.put(text("submitterParameter"), "anonymous");
        if (values.isEmpty()) return null;
        return values.size() == 1 ? values.values().iterator().next() : values;
    }
}
