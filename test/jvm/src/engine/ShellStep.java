package harness;

import hudson.AbortException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * `sh`: runs the script at once and in earnest, but its `sleep` returns at once; the seconds it asked
 * for pass on the pretended clock before the step ends.
 */
final class ShellStep extends Step {
    private int status;
    private String output;

    @Override
    String title() {
        return arguments.get("label") == null ? "sh" : "sh (" + text("label") + ")";
    }

    @Override
    void start() throws Throwable {
        folder();
        if (run.given.isStubbed()) {
            pretend();
            return;
        }
        Path work = Files.createTempDirectory("sh-");
        try {
            execute(work);
        } finally {
            Folders.delete(work);
        }
    }

    private void pretend() throws Throwable {
        Object told = Failures.of(this);
        if (told instanceof Number code) status = code.intValue();
        else if ("fail".equals(told)) status = 1;
        // The exit code by which the runner says that a failure is to leave the build unstable.
        else if ("unstable".equals(told)) status = 9;
        if (Failures.hangs(this)) return;
        output = "";
        run.controller.ring(this, run, Pace.msOf(this), "over");
    }

    private void execute(Path work) throws Throwable {
        String script = text("script");
        Path file = work.resolve("script.sh");
        Files.writeString(file, script);
        Path sleep = work.resolve("sleep");
        Path slept = work.resolve("slept");
        Files.writeString(sleep, "#!/bin/sh\necho \"$1\" >> '" + slept + "'\n");
        sleep.toFile().setExecutable(true);
        file.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder(script.startsWith("#!") ? List.of(file.toString()) : List.of("sh", "-xe", file.toString()));
        builder.directory(new File(folder()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(run.environmentOf(context()));
        environment.put("PATH", work + ":" + environment.getOrDefault("PATH", "/usr/bin:/bin"));
        environment.putIfAbsent("LANG", "C.UTF-8");
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        boolean captures = flag("returnStdout");
        builder.redirectOutput(out.toFile());
        if (captures) builder.redirectError(err.toFile());
        else builder.redirectErrorStream(true);
        status = builder.start().waitFor();
        output = Files.readString(out, StandardCharsets.UTF_8);
        String shown = captures ? Files.readString(err) : output;
        if (!shown.isEmpty()) run.log.print(shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown);
        double seconds = 0.25;
        if (Files.exists(slept)) for (String line : Files.readAllLines(slept)) seconds += Double.parseDouble(line);
        run.controller.ring(this, run, Math.round(seconds * 1_000), "over");
    }

    @Override
    void onTimer(String purpose) throws Throwable {
        if (run.given.isStubbed() && !(Failures.of(this) instanceof Number) && status == 0) Failures.failIfTold(this);
        if (isComplete()) return;
        if (flag("returnStatus")) {
            succeed(status);
        } else if (status != 0) {
            throw new AbortException("script returned exit code " + status);
        } else {
            succeed(flag("returnStdout") ? output : null);
        }
    }
}
