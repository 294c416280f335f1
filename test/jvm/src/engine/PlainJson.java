package harness;

import groovy.json.JsonSlurperClassic;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as `readJSON` gives it: without `returnPojo` a null is an object of its own. */
final class PlainJson {
    /** The null of the JSON library behind the step. */
    static final class JSONNull implements Serializable {
        @Override
        public String toString() {
            return "null";
        }
    }

    private PlainJson() {}

    static Object parse(String text, boolean plainNulls) {
        return convert(new JsonSlurperClassic().parseText(text), plainNulls);
    }

    static String write(Object value) {
        return Json.write(withoutNulls(value));
    }

    private static Object convert(Object value, boolean plainNulls) {
        if (value == null) return plainNulls ? null : new JSONNull();
        if (value instanceof BigDecimal number) return number.doubleValue();
        if (value instanceof List<?> list) {
            List<Object> converted = new ArrayList<>();
            for (Object each : list) converted.add(convert(each, plainNulls));
            return converted;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            map.forEach((key, each) -> converted.put(key, convert(each, plainNulls)));
            return converted;
        }
        return value;
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof JSONNull) return null;
        if (value instanceof List<?> list) return list.stream().map(PlainJson::withoutNulls).toList();
        return value;
    }
}
