package harness;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A category, as Groovy calls it, under which loops over collections survive a restart, like in
 * Jenkins: Java's own iterators cannot be stored.
 */
public final class SerializableIterators {
    private SerializableIterators() {}

    private static final class Steps<T> implements Iterator<T>, Serializable {
        private final List<T> items;
        private int next;

        Steps(Collection<? extends T> items) {
            this.items = new ArrayList<>(items);
        }

        @Override
        public boolean hasNext() {
            return next < items.size();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new java.util.NoSuchElementException();
            return items.get(next++);
        }
    }

    /** One for each kind: a category only hides a method of the very type that it names. */
    public static <T> Iterator<T> iterator(ArrayList<T> items) {
        return new Steps<>(items);
    }

    public static <T> Iterator<T> iterator(List<T> items) {
        return new Steps<>(items);
    }

    public static <T> Iterator<T> iterator(Set<T> items) {
        return new Steps<>(items);
    }

    public static <K, V> Iterator<Map.Entry<K, V>> iterator(Map<K, V> map) {
        return new Steps<>(entrySet(map));
    }

    public static <K, V> Collection<Map.Entry<K, V>> entrySet(Map<K, V> map) {
        List<Map.Entry<K, V>> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(new AbstractMap.SimpleEntry<>(key, value)));
        return entries;
    }
}
