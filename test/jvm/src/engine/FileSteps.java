package harness;

import hudson.AbortException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Steps about files in the workspace. With stubbed steps files are texts in memory and every pattern matches. */
final class FileSteps {
    private FileSteps() {}

    static void addTo(Map<String, Supplier<Step>> all) {
        all.put("fileExists", Exists::new);
        all.put("readFile", Read::new);
        all.put("writeFile", Write::new);
        all.put("deleteDir", Delete::new);
        all.put("pwd", Where::new);
        all.put("getContext", HasContext::new);
        all.put("stash", Stash::new);
        all.put("unstash", Unstash::new);
        all.put("archiveArtifacts", Archive::new);
        all.put("junit", TestResults::new);
    }

    static final class Exists extends Step {
        @Override
        void start() {
            succeed(Files.exists(Path.of(resolve(text("file")))));
        }
    }

    static final class Read extends Step {
        @Override
        void start() throws Throwable {
            succeed(Files.readString(Path.of(resolve(text("file")))));
        }
    }

    static final class Write extends Step {
        @Override
        void start() throws Throwable {
            String file = resolve(text("file"));
            if (run.given.isStubbed()) {
                succeed(null);
                return;
            }
            Folders.put("/", file, text("text"));
            succeed(null);
        }
    }

    static final class Delete extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            if (!run.given.isStubbed()) Folders.delete(Path.of(folder));
            if (!run.given.isStubbed()) Files.createDirectories(Path.of(folder));
            succeed(null);
        }
    }

    static final class Where extends Step {
        @Override
        void start() {
            succeed(flag("tmp") ? folder() + "@tmp" : folder());
        }
    }

    /** What Declarative asks whether an agent is there. */
    static final class HasContext extends Step {
        @Override
        void start() {
            succeed(context().folder);
        }
    }

    static final class Stash extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            Failures.failIfTold(this);
            Map<String, String> files = run.given.isStubbed() ? new LinkedHashMap<>() : Folders.find(folder, text("includes"), text("excludes"));
            if (files.isEmpty() && !flag("allowEmpty") && !run.given.isStubbed()) throw new AbortException("No files included in stash ‘" + text("name") + "’");
            run.stashes.put(text("name"), files);
            succeed(null);
        }
    }

    static final class Unstash extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            Failures.failIfTold(this);
            Map<String, String> files = run.stashes.get(text("name"));
            if (files == null) throw new AbortException("No such saved stash ‘" + text("name") + "’");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = Path.of(folder, file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
            succeed(null);
        }
    }

    static final class Archive extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            Failures.failIfTold(this);
            String pattern = text("artifacts");
            boolean any = run.given.isStubbed() || !Folders.find(folder, pattern, text("excludes")).isEmpty();
            if (!any && !flag("allowEmptyArchive")) {
                throw new AbortException("No artifacts found that match the file pattern \"" + pattern + "\". Configuration error?");
            }
            succeed(null);
        }
    }

    static final class TestResults extends Step {
        @Override
        void start() throws Throwable {
            String folder = folder();
            Failures.failIfTold(this);
            Map<String, String> reports = run.given.isStubbed() ? Map.of() : Folders.find(folder, text("testResults"), null);
            if (reports.isEmpty() && !flag("allowEmptyResults") && !run.given.isStubbed()) {
                throw new AbortException("No test report files were found. Configuration error?");
            }
            if (reports.values().stream().anyMatch(text -> text.contains("<failure") || text.contains("<error"))) {
                node.warning = "UNSTABLE";
                run.state.worsen("UNSTABLE");
            }
            succeed(null);
        }
    }
}
