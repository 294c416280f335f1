package harness;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.reflection.ParameterTypes;
import org.codehaus.groovy.runtime.DateGroovyMethods;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.EncodingGroovyMethods;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.codehaus.groovy.runtime.ProcessGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;

/** Which member a dynamic call would reach, as far as Java's reflection can tell. */
final class Targets {
    /** The classes whose static methods Groovy adds to others, in the order in which Jenkins looks. */
    private static final List<Class<?>> ADDED_METHODS = List.of(
        DefaultGroovyMethods.class, StringGroovyMethods.class, EncodingGroovyMethods.class, DateGroovyMethods.class, ProcessGroovyMethods.class);

    /** Without bridges: of a class itself, and all that are public, by name. */
    private static final ClassValue<Map<String, List<Method>>> DECLARED = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            return byName(Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isBridge()).toArray(Method[]::new));
        }
    };
    private static final ClassValue<Map<String, List<Method>>> PUBLIC = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            return byName(type.getMethods());
        }
    };

    private Targets() {}

    static Method method(Object receiver, String name, Object... args) {
        List<Method> found = new ArrayList<>();
        for (Class<?> type = receiver.getClass(); type != null; type = type.getSuperclass()) addMethods(type, name, found);
        for (Class<?> type : receiver.getClass().getInterfaces()) addMethods(type, name, found);
        found.addAll(PUBLIC.get(receiver.getClass()).getOrDefault(name, List.of()));
        found.removeIf(method -> Modifier.isStatic(method.getModifiers()) && !Whitelist.isOwn(method.getDeclaringClass()));
        return nearest(found, args);
    }

    static Method staticMethod(Class<?> type, String name, Object... args) {
        List<Method> found = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) addMethods(each, name, found);
        found.removeIf(method -> !Modifier.isStatic(method.getModifiers()));
        return nearest(found, args);
    }

    static Constructor<?> constructor(Class<?> type, Object... args) {
        return nearest(Arrays.asList(type.getDeclaredConstructors()), args);
    }

    /** Methods that Groovy adds to the receiver under this name, nearest of each class. */
    static List<Method> addedMethods(Object receiver, String name, Object... args) {
        Object[] self = new Object[args.length + 1];
        self[0] = receiver;
        System.arraycopy(args, 0, self, 1, args.length);
        List<Method> found = new ArrayList<>();
        for (Class<?> type : ADDED_METHODS) {
            Method method = staticMethod(type, name, self);
            if (method != null) found.add(method);
        }
        return found;
    }

    static Field field(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            try {
                return each.getDeclaredField(name);
            } catch (NoSuchFieldException absent) {
                // Perhaps the superclass has it.
            }
        }
        return null;
    }

    private static void addMethods(Class<?> type, String name, List<Method> found) {
        found.addAll(DECLARED.get(type).getOrDefault(name, List.of()));
    }

    private static Map<String, List<Method>> byName(Method[] methods) {
        Map<String, List<Method>> byName = new HashMap<>();
        for (Method method : methods) byName.computeIfAbsent(method.getName(), absent -> new ArrayList<>()).add(method);
        return byName;
    }

    private static <E extends Executable> E nearest(List<E> candidates, Object[] args) {
        Class<?>[] types = MetaClassHelper.convertToTypeArray(args);
        E best = null;
        long bestDistance = Long.MAX_VALUE;
        for (E candidate : candidates) {
            ParameterTypes parameters = new ParameterTypes(candidate.getParameterTypes());
            if (!parameters.isValidMethod(types)) continue;
            long distance = MetaClassHelper.calculateParameterDistance(types, parameters);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }
}
