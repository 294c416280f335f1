package harness;

import groovy.lang.Closure;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON in pure ASCII, each UTF-16 unit beyond it as an escape, so that every string arrives
 * as it was. Not Groovy's JsonOutput, which is under test.
 */
final class Json {
    private final StringBuilder out = new StringBuilder();

    static String write(Object value) {
        Json json = new Json();
        json.append(value);
        return json.out.toString();
    }

    private void append(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Integer || value instanceof Long || value instanceof BigInteger || value instanceof BigDecimal) {
            out.append(value);
        } else if (value instanceof CharSequence || value instanceof Character) {
            appendText(value.toString());
        } else if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof Collection<?> items) {
            appendItems(items);
        } else if (value.getClass().isArray()) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) items.add(Array.get(value, i));
            appendItems(items);
        } else if (value instanceof Closure) {
            append(Map.of("$closure", true));
        } else if (value instanceof Number) {
            appendText(value.toString());
        } else {
            append(Map.of("$object", value.getClass().getName()));
        }
    }

    private void appendMap(Map<?, ?> map) {
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            appendText(String.valueOf(entry.getKey()));
            out.append(':');
            append(entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void appendItems(Collection<?> items) {
        String separator = "";
        out.append('[');
        for (Object item : items) {
            out.append(separator);
            append(item);
            separator = ",";
        }
        out.append(']');
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit >= ' ' && unit <= '~') {
                out.append(unit);
            } else {
                out.append(String.format("\\u%04x", (int) unit));
            }
        }
        out.append('"');
    }
}
