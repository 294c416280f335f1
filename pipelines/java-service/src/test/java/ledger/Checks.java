package ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs checks without a test library and writes what came out as JUnit XML. */
final class Checks {
  interface Check {
    void run() throws Exception;
  }

  private final String suite;
  private final Map<String, Check> checks = new LinkedHashMap<>();

  Checks(String suite) {
    this.suite = suite;
  }

  void add(String name, Check check) {
    checks.put(name, check);
  }

  static void expect(boolean holds, String message) {
    if (!holds) throw new AssertionError(message);
  }

  /** Runs every check, writes the report, and ends the process with 1 when one of them failed. */
  void run(Path report) throws IOException {
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      String failure = null;
      try {
        check.getValue().run();
      } catch (Exception | AssertionError problem) {
        failure = String.valueOf(problem.getMessage());
        failures += 1;
      }
      System.out.println((failure == null ? "ok   " : "FAIL ") + check.getKey());
      cases.append("  <testcase classname=\"").append(escape(suite));
      cases.append("\" name=\"").append(escape(check.getKey())).append("\">");
      if (failure != null)
        cases.append("<failure message=\"").append(escape(failure)).append("\"/>");
      cases.append("</testcase>\n");
    }
    Files.createDirectories(report.getParent());
    Files.writeString(
        report,
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">%n%s</testsuite>%n"
            .formatted(escape(suite), checks.size(), failures, cases));
    if (failures > 0) System.exit(1);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
