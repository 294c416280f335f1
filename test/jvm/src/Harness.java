package harness;

import groovy.json.JsonSlurperClassic;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;

/** Answers requests, one JSON object a line, until its input ends. */
public final class Harness {
    private static final Map<List<Object>, CompiledLibrary> LIBRARIES = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        PrintStream replies = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
        System.setOut(System.err);
        // The interpreter nests calls of the JVM with the nesting of the pipeline's blocks.
        Thread worker = new Thread(null, () -> serve(replies), "pipeline", 512L << 20);
        worker.start();
        worker.join();
    }

    private static void serve(PrintStream replies) {
        try (BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                replies.print(Json.write(answer(asMap(new JsonSlurperClassic().parseText(line)))) + "\n");
                replies.flush();
            }
        } catch (java.io.IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    private static Map<String, Object> answer(Map<String, Object> request) {
        Map<String, Object> reply = new LinkedHashMap<>();
        try {
            if (request.get("kind").equals("parse")) {
                Compiler.parse((String) request.get("name"), (String) request.get("text"), (String) request.get("phase"));
            } else if (request.get("kind").equals("lint")) {
                reply.put("errors", Lint.of((String) request.get("text")));
            } else if (request.get("kind").equals("tree")) {
                reply.put("tree", SyntaxTree.of((String) request.get("text")));
            } else if (request.get("kind").equals("pipeline")) {
                PipelineRequest.answer(request, reply);
            } else if (request.get("kind").equals("resume")) {
                PipelineRequest.resume(request, reply);
            } else {
                run(request, reply);
            }
            reply.put("error", null);
        } catch (Throwable failure) {
            reply.put("error", describe(failure));
        }
        return reply;
    }

    @SuppressWarnings("unchecked")
    private static void run(Map<String, Object> request, Map<String, Object> reply) throws Throwable {
        boolean trusted = Boolean.TRUE.equals(request.get("trusted"));
        Map<String, String> sources = new LinkedHashMap<>((Map<String, String>) request.get("library"));
        // The newest library only: a suite runs thousands of scripts against one.
        LIBRARIES.keySet().removeIf(key -> !key.equals(List.of(trusted, sources)));
        CompiledLibrary library = LIBRARIES.computeIfAbsent(List.of(trusted, sources), key -> new CompiledLibrary(sources, trusted));
        Stubs stubs = new Stubs(asMap(request.get("resources")), (Map<String, List<Object>>) request.get("answers"));
        Build build = new Build(library, asMap(request.get("params")), (Map<String, String>) request.get("env"), stubs);
        try {
            reply.put("returned", build.run((String) request.get("call")));
        } finally {
            reply.put("calls", build.steps.calls);
            reply.put("refusals", build.steps.refusals);
            reply.put("mismatches", build.mismatches);
            reply.put("result", build.currentBuild.getResult());
            reply.put("displayName", build.currentBuild.getDisplayName());
            reply.put("description", build.currentBuild.getDescription());
        }
    }

    static Map<String, Object> describe(Throwable failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", failure.getClass().getName());
        error.put("message", String.valueOf(failure.getMessage()));
        error.put("compilation", Compiler.errorsOf(failure));
        error.put("refused", failure instanceof RejectedAccessException rejected ? rejected.signature : null);
        error.put("at", placeOf(failure));
        return error;
    }

    /** The innermost line of pipeline source on the stack: `run.groovy:3`. */
    private static String placeOf(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            String file = String.valueOf(frame.getFileName());
            if (frame.getLineNumber() > 0 && (file.endsWith(".groovy") || file.equals("WorkflowScript"))) {
                return file + ":" + frame.getLineNumber();
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return new LinkedHashMap<>((Map<String, Object>) value);
    }
}
