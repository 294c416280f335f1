package harness;

import groovy.lang.GroovyClassLoader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What scripts may use; the lines of `whitelist.txt`, written as an administrator approves them. */
final class Whitelist {
    private final Set<String> permitted = new HashSet<>();
    private final Map<Method, Boolean> decided = new ConcurrentHashMap<>();

    Whitelist() {
        for (String line : Data.lines("whitelist.txt")) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            // "method TYPE a b c" stands for all overloads of a, b and c.
            if (words.get(0).endsWith("s")) {
                String kind = words.get(0).substring(0, words.get(0).length() - 1);
                for (String name : words.subList(2, words.size())) permitted.add(kind + " " + words.get(1) + " " + name + " *");
            } else {
                permitted.add(line);
            }
        }
    }

    boolean permits(Method method) {
        if (isOwn(method.getDeclaringClass())) return true;
        return decided.computeIfAbsent(method, this::isListed);
    }

    private boolean isListed(Method method) {
        return declarations(method).stream().anyMatch(declaration -> {
            String kind = kindOf(declaration) + " " + declaration.getDeclaringClass().getName() + " ";
            return permitted.contains(kind + "* *") || permitted.contains(kind + declaration.getName() + " *")
                || permitted.contains(signature(declaration));
        });
    }

    boolean permits(Constructor<?> constructor) {
        return isOwn(constructor.getDeclaringClass()) || permitted.contains(signature(constructor))
            || permitted.contains("new " + constructor.getDeclaringClass().getName() + " *");
    }

    boolean permits(Field field) {
        return isOwn(field.getDeclaringClass()) || permitted.contains(signature(field));
    }

    /** The signature as Jenkins names it: of the topmost type that declares the method. */
    static String signature(Executable executable) {
        if (executable instanceof Constructor<?>) {
            return "new " + executable.getDeclaringClass().getName() + typesOf(executable);
        }
        List<Method> declarations = declarations((Method) executable);
        Method top = declarations.get(declarations.size() - 1);
        return kindOf(top) + " " + top.getDeclaringClass().getName() + " " + top.getName() + typesOf(top);
    }

    static String signature(Field field) {
        String kind = java.lang.reflect.Modifier.isStatic(field.getModifiers()) ? "staticField " : "field ";
        return kind + field.getDeclaringClass().getName() + " " + field.getName();
    }

    /** Everything compiled from a script: it may always use itself. */
    static boolean isOwn(Class<?> type) {
        return type.getClassLoader() instanceof GroovyClassLoader;
    }

    private static String kindOf(Method method) {
        return java.lang.reflect.Modifier.isStatic(method.getModifiers()) ? "staticMethod" : "method";
    }

    private static String typesOf(Executable executable) {
        return Arrays.stream(executable.getParameterTypes()).map(type -> " " + type.getCanonicalName()).collect(Collectors.joining());
    }

    /** The method itself, then the same method of superclasses, then of interfaces. */
    private static List<Method> declarations(Method method) {
        List<Method> declarations = new ArrayList<>(List.of(method));
        if (java.lang.reflect.Modifier.isStatic(method.getModifiers())) return declarations;
        for (Class<?> type : supertypes(method.getDeclaringClass())) {
            try {
                declarations.add(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException absent) {
                // This one does not declare it.
            }
        }
        return declarations;
    }

    private static List<Class<?>> supertypes(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) classes.add(c);
        List<Class<?>> interfaces = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) addInterfaces(c, interfaces);
        classes.addAll(interfaces);
        return classes;
    }

    private static void addInterfaces(Class<?> type, List<Class<?>> into) {
        for (Class<?> each : type.getInterfaces()) {
            if (!into.contains(each)) into.add(each);
            addInterfaces(each, into);
        }
    }
}
