package harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Files of workspaces, by their path below a folder. */
final class Folders {
    private Folders() {}

    /** Writes a repository; files under `branches/NAME/` only where that branch is checked out. */
    static void write(String folder, Map<String, String> files, String branch, String jenkinsfile) throws IOException {
        put(folder, "Jenkinsfile", jenkinsfile);
        for (Map.Entry<String, String> file : files.entrySet()) {
            String path = file.getKey();
            if (path.startsWith("branches/")) {
                String own = "branches/" + String.valueOf(branch).replace("/", "%2F") + "/";
                if (!path.startsWith(own)) continue;
                path = path.substring(own.length());
            }
            put(folder, path, file.getValue());
        }
    }

    static void put(String folder, String path, String text) throws IOException {
        Path file = Path.of(folder).resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Files that any of the comma-separated patterns takes, with their bytes as ISO-8859-1 text. */
    static Map<String, String> find(String folder, String includes, String excludes) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) return found;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                String path = root.relativize(file).toString();
                if (takes(includes, path) && !(excludes != null && takes(excludes, path))) {
                    found.put(path, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(java.util.Comparator.reverseOrder())::iterator) Files.delete(path);
        }
    }

    private static boolean takes(String patterns, String path) {
        if (patterns == null || patterns.isEmpty()) return true;
        for (String pattern : patterns.split(",")) if (AntPath.matches(pattern.strip(), path, true)) return true;
        return false;
    }
}
