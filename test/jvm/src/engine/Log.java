package harness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The console. Secrets in use are masked. */
final class Log implements Serializable {
    final List<String> lines = new ArrayList<>();
    private final Set<String> secrets = new LinkedHashSet<>();

    void print(String text) {
        String shown = text;
        for (String secret : secrets.stream().sorted((one, other) -> other.length() - one.length()).toList()) shown = shown.replace(secret, "****");
        lines.addAll(List.of(shown.split("\n", -1)));
    }

    void mask(String secret) {
        if (!secret.isEmpty()) secrets.add(secret);
    }
}
