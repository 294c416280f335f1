package harness;

import com.cloudbees.groovy.cps.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Steps that run their body once, in a changed context. */
final class Blocks {
    private Blocks() {}

    static void addTo(Map<String, Supplier<Step>> all) {
        all.put("stage", Stage::new);
        all.put("withEnv", WithEnv::new);
        all.put("dir", Dir::new);
        all.put("ws", Workspace::new);
        all.put("withCredentials", WithCredentials::new);
        all.put("podTemplate", PodTemplate::new);
    }

    static class Plain extends Step {
        @Override
        void start() throws Throwable {
            startBody(body, inner(), label());
        }

        Context inner() throws Throwable {
            return context();
        }

        String label() {
            return null;
        }
    }

    /** There is no cloud here, unless the steps are stubbed. */
    static final class PodTemplate extends Plain {
        @Override
        Context inner() throws Throwable {
            if (!run.given.isStubbed()) throw new hudson.AbortException("No Kubernetes cloud was found.");
            return context().with(List.of("POD_LABEL=pod"), run);
        }
    }

    static final class Stage extends Plain {
        @Override
        String label() {
            return text("name");
        }
    }

    static final class WithEnv extends Plain {
        @Override
        Context inner() {
            return context().with(Context.texts(argument("overrides")), run);
        }
    }

    static final class Dir extends Plain {
        @Override
        Context inner() {
            return context().in(resolve(text("path")));
        }
    }

    static final class Workspace extends Plain {
        @Override
        Context inner() throws Throwable {
            String folder = run.job.home + "/workspace/" + text("dir");
            java.nio.file.Files.createDirectories(java.nio.file.Path.of(folder));
            return context().inWorkspace(folder);
        }
    }

    /** Binds variables to test values, or, where steps are stubbed, to texts that name the credential. */
    static final class WithCredentials extends Plain {
        @Override
        Context inner() throws Throwable {
            List<String> overrides = new ArrayList<>();
            for (Object binding : (List<?>) argument("bindings")) Credentials.bind(run, (Map<?, ?>) binding, overrides);
            return context().with(overrides, run);
        }

        @Override
        void bodyEnded(Strand body, Outcome outcome) {
            complete(outcome);
        }
    }
}
