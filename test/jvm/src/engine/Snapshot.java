package harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** A controller's builds as bytes, and back in another JVM: what a restart of Jenkins does. */
final class Snapshot {
    private Snapshot() {}

    static byte[] bytesOf(Object... objects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            for (Object object : objects) out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    static byte[] of(Controller controller) throws IOException {
        return bytesOf(controller.job, controller);
    }

    static Controller resume(byte[] bytes) throws IOException, ClassNotFoundException {
        try (Reader in = new Reader(new ByteArrayInputStream(bytes))) {
            Job job = (Job) in.readObject();
            Sources sources = Sources.of(job);
            sources.requireAll();
            // The Jenkinsfile's own classes must exist before anything refers to them.
            sources.compile(job.jenkinsfile);
            in.loader = sources.loader();
            Controller controller = (Controller) in.readObject();
            for (Run run : controller.runs) run.sources = sources;
            return controller;
        }
    }

    private static final class Reader extends ObjectInputStream {
        private ClassLoader loader = Snapshot.class.getClassLoader();

        Reader(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException absent) {
                return super.resolveClass(description);
            }
        }
    }
}
