package harness;

import hudson.AbortException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Steps without a body that end at once. */
final class Basics {
    private Basics() {}

    static void addTo(Map<String, Supplier<Step>> all) {
        all.put("echo", Echo::new);
        all.put("error", Failing::new);
        all.put("unstable", Unstable::new);
        all.put("sleep", Sleep::new);
        all.put("isUnix", IsUnix::new);
        all.put("libraryResource", Resource::new);
        all.put("library", TakeLibrary::new);
        all.put("checkout", Checkout::new);
        all.put("tool", Tool::new);
        all.put("envVarsForTool", ToolVariables::new);
        all.put("readJSON", ReadJson::new);
        all.put("writeJSON", WriteJson::new);
        all.put("readYaml", ReadYaml::new);
    }

    /** A step of a plugin that only matters for having been called. */
    static final class Nothing extends Step {
        @Override
        void start() {
            run.controller.ring(this, run, Pace.msOf(this), "over");
        }

        @Override
        void onTimer(String purpose) throws Throwable {
            Failures.failIfTold(this);
            if (!Failures.hangs(this)) succeed(null);
        }
    }

    static final class Echo extends Step {
        @Override
        void start() throws Throwable {
            Failures.failIfTold(this);
            run.log.print(text("message"));
            succeed(null);
        }
    }

    static final class Failing extends Step {
        @Override
        void start() throws Throwable {
            throw new AbortException(text("message"));
        }
    }

    static final class Unstable extends Step {
        @Override
        void start() {
            run.log.print("WARNING: " + text("message"));
            node.warning = "UNSTABLE";
            run.state.worsen("UNSTABLE");
            succeed(null);
        }
    }

    static final class Sleep extends Step {
        @Override
        void start() {
            long factor = Durations.msOf(text("unit"), "SECONDS");
            run.controller.ring(this, run, number("time", 0) * factor, "over");
        }

        @Override
        void onTimer(String purpose) {
            succeed(null);
        }
    }

    static final class IsUnix extends Step {
        @Override
        void start() {
            folder();
            succeed(true);
        }
    }

    static final class Resource extends Step {
        @Override
        void start() throws Throwable {
            succeed(run.sources.resource(text("resource")));
        }
    }

    static final class TakeLibrary extends Step {
        @Override
        void start() throws Throwable {
            run.sources.require(text("identifier"));
            succeed(null);
        }
    }

    /** Copies the repository into the folder. */
    static final class Checkout extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            Failures.failIfTold(this);
            if (!run.given.isStubbed()) Folders.write(folder, run.job.files, run.state.environment().get("BRANCH_NAME"), run.job.jenkinsfile);
            Map<String, String> variables = new LinkedHashMap<>();
            String branch = run.state.environment().get("BRANCH_NAME");
            if (run.job.isMultibranch) variables.put("GIT_BRANCH", branch);
            else variables.put("GIT_BRANCH", "origin/main");
            variables.put("GIT_COMMIT", "$COMMIT");
            variables.put("GIT_URL", "$REPO");
            succeed(variables);
        }
    }

    static final class Tool extends Step {
        @Override
        void start() {
            succeed("git");
        }
    }

    static final class ToolVariables extends Step {
        @Override
        void start() {
            succeed(new java.util.ArrayList<>());
        }
    }

    static final class ReadJson extends Step {
        @Override
        void start() throws Throwable {
            String text = text("text") != null ? text("text") : java.nio.file.Files.readString(java.nio.file.Path.of(resolve(text("file"))));
            succeed(PlainJson.parse(text, flag("returnPojo")));
        }
    }

    static final class WriteJson extends Step {
        @Override
        void start() throws Throwable {
            String text = PlainJson.write(argument("json"));
            if (flag("returnText")) {
                succeed(text);
                return;
            }
            java.nio.file.Files.writeString(java.nio.file.Path.of(resolve(text("file"))), text);
            succeed(null);
        }
    }

    static final class ReadYaml extends Step {
        @Override
        void start() {
            succeed(PlainYaml.parse(text("text")));
        }
    }
}
