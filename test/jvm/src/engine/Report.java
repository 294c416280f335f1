package harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What a build did, for the answer to a request. */
final class Report {
    private Report() {}

    static Map<String, Object> of(Run run) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("isOver", run.isOver());
        report.put("result", run.state.result() == null ? "SUCCESS" : run.state.result());
        report.put("trace", run.log.lines.stream().filter(line -> line.startsWith("TRACE:")).map(line -> line.substring(6)).toList());
        report.put("stages", run.graph.stages());
        report.put("nodes", run.graph.counts());
        report.put("error", error(run));
        report.put("skipMessages", run.log.lines.stream().filter(line -> line.startsWith("Stage \"") && line.contains("\" skipped due to ")).toList());
        report.put("interruptions", run.state.interruptions);
        report.put("log", run.log.lines);
        report.put("calls", run.calls.all);
        report.put("displayName", run.state.currentBuild.getDisplayName());
        report.put("description", run.state.currentBuild.getDescription());
        return report;
    }

    private static String error(Run run) {
        Throwable error = run.error();
        if (error == null) return null;
        // What stops a build before its first step is only a line of the console.
        if (run.graph.nodes.isEmpty() && error instanceof hudson.AbortException) return "ERROR: " + error.getMessage();
        List<Map<String, Object>> mistakes = Compiler.errorsOf(error);
        if (mistakes != null) {
            Map<String, Object> first = mistakes.get(0);
            return error.getClass().getName() + ": startup failed: " + (first.get("line") == null ? "" : "WorkflowScript: " + first.get("line") + ": ") + first.get("message");
        }
        if (error instanceof FlowInterruptedException interruption) {
            String causes = String.join(", ", interruption.causes().stream().map(cause -> cause.substring(cause.indexOf('$') + 1).split(":")[0]).toList());
            return "FlowInterruptedException(" + interruption.getResult() + "): " + causes;
        }
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
