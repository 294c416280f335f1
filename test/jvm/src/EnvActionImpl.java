package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyObjectSupport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * `env`: what the build was started with, what scripts assigned, and what `withEnv` and its like
 * lay over both for the length of a block.
 */
public class EnvActionImpl extends GroovyObjectSupport implements java.io.Serializable {
    private final Map<String, String> given;
    private final Map<String, String> assigned = new LinkedHashMap<>();
    private Map<String, String> overlaid = Map.of();

    public EnvActionImpl(Map<String, String> given) {
        this.given = given;
    }

    @Override
    public Object getProperty(String name) {
        return name.equals("metaClass") || name.equals("class") ? super.getProperty(name) : get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        assign(name, String.valueOf(value));
    }

    public void assign(String name, String value) {
        assigned.put(name, value);
    }

    public String get(String name) {
        String value = overlaid.getOrDefault(name, assigned.get(name));
        return value == null ? given.get(name) : value;
    }

    /** What the pipeline itself put into the environment at this moment. */
    public Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>(assigned);
        changes.putAll(overlaid);
        return changes;
    }

    /** Lays `NAME=value` and `PATH+ANY=folder` over the environment; returns what `restore` takes. */
    public Map<String, String> overlay(List<String> overrides) {
        Map<String, String> before = overlaid;
        Map<String, String> next = new LinkedHashMap<>(before);
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 0) throw new IllegalArgumentException("Could not instantiate {overrides=" + overrides + "}");
            String name = override.substring(0, equals);
            String value = override.substring(equals + 1);
            int plus = name.indexOf('+');
            if (plus < 0) {
                next.put(name, value);
            } else {
                String path = name.substring(0, plus);
                String old = next.getOrDefault(path, get(path));
                next.put(path, old == null ? value : value + ":" + old);
            }
        }
        overlaid = next;
        return before;
    }

    public void restore(Map<String, String> before) {
        overlaid = before;
    }
}
