package harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a job's builds as a request describes them, and says what each did. */
final class PipelineRequest {
    private PipelineRequest() {}

    @SuppressWarnings("unchecked")
    static void answer(Map<String, Object> request, Map<String, Object> reply) throws Exception {
        Path home = Files.createTempDirectory("job-");
        try {
            Job job = new Job("job", (String) request.get("jenkinsfile"), (Map<String, String>) request.getOrDefault("files", Map.of()),
                (Map<String, Object>) request.getOrDefault("libraries", Map.of()), Boolean.TRUE.equals(request.get("multibranch")), isStubbed(request), home.toString());
            Controller controller = new Controller(job);
            List<Map<String, Object>> results = new ArrayList<>();
            for (Map<String, Object> given : (List<Map<String, Object>>) request.get("runs")) {
                begin(controller, new Given(given));
            }
            controller.proceed(Integer.MAX_VALUE);
            for (Run run : controller.runs) results.add(Report.of(run));
            reply.put("runs", results);
        } finally {
            Folders.delete(home);
        }
    }

    /** A job whose steps do nothing. */
    @SuppressWarnings("unchecked")
    private static boolean isStubbed(Map<String, Object> request) {
        return ((List<Map<String, Object>>) request.get("runs")).stream().allMatch(run -> Boolean.TRUE.equals(run.get("stubbed")));
    }

    private static void begin(Controller controller, Given given) {
        if (given.startMs() == null) controller.proceed(Integer.MAX_VALUE);
        Run run = new Run(controller, given);
        if (given.startMs() == null) run.start();
        else controller.ring(null, run, given.startMs(), "start");
        if (given.abortMs() != null) controller.ring(null, run, given.abortMs(), "abort");
    }
}
