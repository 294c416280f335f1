package harness;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The interpreter of Declarative: Groovy in `data/declarative`, run by the same engine as the scripts, trusted. */
final class Interpreters {
    private static final GroovyClassLoader LOADER = new GroovyClassLoader(Harness.class.getClassLoader(), Compiler.trusted());
    private static final Class<?> DOCKER = load("Docker");
    private static final Class<?> TYPE = load("Interpreter");

    private Interpreters() {}

    static ClassLoader loader() {
        return LOADER;
    }

    static Object newInterpreter(Script script) {
        return create(TYPE, script);
    }

    static Object newDocker(Script script) {
        return create(DOCKER, script);
    }

    private static Object create(Class<?> type, Script script) {
        try {
            return type.getDeclaredConstructor(Object.class).newInstance(script);
        } catch (ReflectiveOperationException cause) {
            throw new IllegalStateException("Cannot create " + type.getName(), cause);
        }
    }

    private static Class<?> load(String name) {
        try (InputStream in = Interpreters.class.getResourceAsStream("/declarative/" + name + ".groovy")) {
            return LOADER.parseClass(new String(in.readAllBytes(), StandardCharsets.UTF_8), name + ".groovy");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
