package ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries between accounts. What leaves one account arrives in another: the sum is always 0. */
public final class Ledger {
  /** An amount, in the smallest unit of the currency, that goes from one account to another. */
  public record Entry(String from, String to, long amount) {
    public Entry {
      if (from.isEmpty() || to.isEmpty()) throw new IllegalArgumentException("An account has a name.");
      if (from.equals(to)) throw new IllegalArgumentException("Both accounts are the same.");
      if (amount <= 0) throw new IllegalArgumentException("The amount must be above 0.");
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> balances = new HashMap<>();

  /**
   * Adds an entry, wholly or not at all.
   *
   * @throws ArithmeticException when a balance would no longer fit
   */
  public synchronized void add(Entry entry) {
    long from = Math.subtractExact(balance(entry.from()), entry.amount());
    long to = Math.addExact(balance(entry.to()), entry.amount());
    balances.put(entry.from(), from);
    balances.put(entry.to(), to);
    entries.add(entry);
  }

  /** The balance of an account; 0 for one without entries. */
  public synchronized long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }

  public synchronized int size() {
    return entries.size();
  }
}
