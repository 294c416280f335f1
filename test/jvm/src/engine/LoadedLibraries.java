package harness;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shared libraries, compiled: trusted ones without the sandbox. */
final class LoadedLibraries {
    /** `versions` null: every version is this one. */
    record One(Map<String, Class<?>> variables, Map<String, String> resources, List<String> versions) {
        boolean has(String version) {
            return versions == null || versions.contains(version);
        }
    }

    private final Map<String, One> all = new LinkedHashMap<>();
    final ClassLoader loader;

    @SuppressWarnings("unchecked")
    LoadedLibraries(Map<String, Object> libraries) {
        ClassLoader parent = Interpreters.loader();
        for (Map.Entry<String, Object> entry : libraries.entrySet()) {
            Map<String, Object> library = (Map<String, Object>) entry.getValue();
            boolean trusted = Boolean.TRUE.equals(library.get("trusted"));
            GroovyClassLoader loader = new GroovyClassLoader(parent, Compiler.declarative(trusted, false));
            Map<String, String> sources = texts(library, "src");
            if (!sources.isEmpty()) loader.addClasspath(write(sources));
            Map<String, Class<?>> variables = new LinkedHashMap<>();
            texts(library, "vars").forEach((name, text) -> variables.put(name, loader.parseClass(text, name + ".groovy")));
            all.put(entry.getKey(), new One(variables, texts(library, "resources"), (List<String>) library.get("versions")));
            parent = loader;
        }
        loader = parent;
    }

    One named(String name) {
        return all.get(name);
    }

    Collection<String> names() {
        return all.keySet();
    }

    /** Of two libraries with the same variable the alphabetically first wins. */
    Class<?> variable(Collection<String> used, String name) {
        return used.stream().sorted().map(each -> all.get(each).variables().get(name)).filter(type -> type != null).findFirst().orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> library, String key) {
        return (Map<String, String>) library.getOrDefault(key, Map.of());
    }

    private static String write(Map<String, String> sources) {
        try {
            Path folder = Files.createTempDirectory("library-");
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve(source.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                file.toFile().deleteOnExit();
            }
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
