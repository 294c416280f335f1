package harness;

import groovy.lang.GroovyClassLoader;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a library's `vars/`, compiled: trusted ones without the sandbox. */
final class CompiledLibrary {
    final GroovyClassLoader loader;
    final Map<String, Class<?>> variables = new LinkedHashMap<>();

    CompiledLibrary(Map<String, String> sources, boolean trusted) {
        loader = Compiler.loader(Harness.class.getClassLoader(), !trusted);
        sources.forEach((name, text) -> variables.put(name, loader.parseClass(text, name + ".groovy")));
    }
}
