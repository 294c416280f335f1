package harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
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
            for (Map<String, Object> given : (List<Map<String, Object>>) request.get("runs")) {
                begin(controller, new Given(given));
            }
            int pauseAtNodes = request.get("restartAtNodes") instanceof Number number ? number.intValue() : Integer.MAX_VALUE;
            controller.proceed(pauseAtNodes);
            if (pauseAtNodes != Integer.MAX_VALUE && controller.runs.stream().anyMatch(run -> !run.isOver())) {
                reply.put("snapshot", Base64.getEncoder().encodeToString(Snapshot.of(controller)));
                return;
            }
            report(controller, reply);
        } finally {
            Folders.delete(home);
        }
    }

    /** Goes on with builds that another JVM wrote as bytes. */
    static void resume(Map<String, Object> request, Map<String, Object> reply) throws Exception {
        Controller controller = Snapshot.resume(Base64.getDecoder().decode((String) request.get("snapshot")));
        controller.proceed(Integer.MAX_VALUE);
        report(controller, reply);
    }

    private static void report(Controller controller, Map<String, Object> reply) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Run run : controller.runs) results.add(Report.of(run));
        reply.put("runs", results);
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
