package harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two test credentials of the recordings; where steps are stubbed, every name has a value that names it. */
final class Credentials {
    private static final Map<String, String[]> KNOWN = Map.of("rec-text", new String[] {"s3cr3t-text"}, "rec-userpass", new String[] {"bob", "pa55word"});

    private Credentials() {}

    static String[] of(Run run, String id) {
        String[] known = KNOWN.get(id);
        if (known != null) return known;
        if (run.given.isStubbed()) return new String[] {"secret:" + id};
        return null;
    }

    static void require(Run run, String id) {
        if (of(run, id) == null) throw Run.<RuntimeException>sneak(new CredentialNotFoundException(id));
    }

    static void bind(Run run, Map<?, ?> binding, List<String> overrides) throws Exception {
        String id = String.valueOf(binding.get("credentialsId"));
        String[] values = of(run, id);
        if ("credentials".equals(binding.get("$symbol"))) {
            overrides.addAll(Utils.assignments(variables(run, String.valueOf(binding.get("name")), id)));
            return;
        }
        if (values == null) throw new CredentialNotFoundException("Could not find credentials entry with ID '" + id + "'");
        binding.forEach((key, variable) -> {
            if (!String.valueOf(key).endsWith("ariable")) return;
            boolean isUser = String.valueOf(key).equals("usernameVariable");
            String value = isUser ? values[0] : values[values.length - 1];
            if (!isUser) run.log.mask(value);
            overrides.add(variable + "=" + value);
        });
    }

    /** What `credentials('id')` in `environment` adds: variables by name. */
    static Map<String, String> variables(Run run, String name, String id) throws Exception {
        String[] values = of(run, id);
        if (values == null) throw new CredentialNotFoundException(id);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(name, String.join(":", values));
        if (values.length > 1) {
            variables.put(name + "_USR", values[0]);
            variables.put(name + "_PSW", values[1]);
        }
        run.log.mask(values[values.length - 1]);
        run.log.mask(String.join(":", values));
        return variables;
    }
}
