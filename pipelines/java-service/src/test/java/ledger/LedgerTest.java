package ledger;

import static ledger.Checks.expect;

import java.nio.file.Path;

/** Tests of units. */
public final class LedgerTest {
  private LedgerTest() {}

  public static void main(String[] arguments) throws Exception {
    Checks checks = new Checks("ledger");
    checks.add(
        "what leaves one account arrives in another",
        () -> {
          Ledger ledger = new Ledger();
          ledger.add(new Ledger.Entry("cash", "rent", 1_200));
          ledger.add(new Ledger.Entry("sales", "cash", 5_000));
          expect(ledger.balance("cash") == 3_800, "cash: " + ledger.balance("cash"));
          expect(ledger.balance("rent") == 1_200, "rent: " + ledger.balance("rent"));
          expect(ledger.balance("unknown") == 0, "an unknown account has no balance");
        });
    checks.add("an entry of nothing is refused", () -> refused("cash", "rent", 0));
    checks.add("an entry within one account is refused", () -> refused("cash", "cash", 1));
    checks.add("an account without a name is refused", () -> refused("", "rent", 1));
    checks.add(
        "a balance that would not fit changes nothing",
        () -> {
          Ledger ledger = new Ledger();
          ledger.add(new Ledger.Entry("a", "b", Long.MAX_VALUE));
          try {
            ledger.add(new Ledger.Entry("c", "b", 1));
            expect(false, "it was added");
          } catch (ArithmeticException expected) {
            expect(ledger.balance("c") == 0 && ledger.size() == 1, "something changed");
          }
        });
    checks.add(
        "a form is read with its escapes",
        () -> {
          String from = Main.parseForm("from=petty+cash&to=a%26b&amount=1").get("from");
          expect("petty cash".equals(from), "from: " + from);
        });
    checks.run(Path.of("build/test-results/units.xml"));
  }

  private static void refused(String from, String to, long amount) {
    try {
      new Ledger.Entry(from, to, amount);
    } catch (IllegalArgumentException expected) {
      return;
    }
    throw new AssertionError("It was not refused.");
  }
}
