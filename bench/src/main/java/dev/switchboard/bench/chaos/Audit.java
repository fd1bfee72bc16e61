package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Books.Totals;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is not as it should be after a round; nothing once all has settled. */
final class Audit {
  private final Ground ground;
  private final List<Customer> customers;
  private final Map<Books, Opening> openings;

  /**
   * Before the round.
   *
   * @param openings what the books said then
   */
  Audit(Ground ground, List<Customer> customers, Map<Books, Opening> openings) {
    this.ground = ground;
    this.customers = List.copyOf(customers);
    this.openings = Map.copyOf(openings);
  }

  /**
   * What a business's books said before the round.
   *
   * @param calendar how many entries there were
   */
  record Opening(Totals totals, int calendar) {
    static Opening of(Books books) {
      return new Opening(books.totals(), books.calendar().size());
    }
  }

  List<String> findings() {
    Findings findings = new Findings();
    findings.expect(ground.whatsapp().hasToldAll(), "WhatsApp still has something to tell");
    ground.books().forEach(books -> look(books, findings));
    return findings.all();
  }

  private void look(Books books, Findings findings) {
    List<Customer> here =
        customers.stream().filter(it -> it.business() == books.business()).toList();
    Map<String, List<String>> ids = books.customers();
    List<Taken> taken = ground.whatsapp().takenFrom(books.business());
    for (Customer customer : here) {
      List<Taken> his = taken.stream().filter(it -> it.to().equals(customer.number())).toList();
      List<String> known = ids.getOrDefault("+" + customer.number(), List.of());
      if (findings.one(known, "%s is %d customers".formatted(customer.number(), known.size()))) {
        new CustomerAudit(books, customer, his, findings).look(known.getFirst());
      }
    }
    lookAtTotals(books, here, taken, findings);
  }

  private void lookAtTotals(
      Books books, List<Customer> here, List<Taken> taken, Findings findings) {
    Opening before = Objects.requireNonNull(openings.get(books));
    Totals now = books.totals();
    String who = books.business().shownName();
    long written = here.stream().mapToLong(it -> it.written().size()).sum();
    long visits = here.stream().filter(Booker.class::isInstance).count();
    findings.equal(who + "'s ledger is off", 0, now.discrepancy());
    findings.equal(
        who + "'s ledger: messages sent",
        taken.stream().filter(Taken::told).count(),
        now.messagesSent() - before.totals().messagesSent());
    findings.equal(
        who + "'s usage: messages in", written, now.messagesIn() - before.totals().messagesIn());
    findings.equal(
        who + "'s usage: visits booked",
        visits,
        now.visitsBooked() - before.totals().visitsBooked());
    findings.equal(
        who + "'s calendar: entries", visits, books.calendar().size() - before.calendar());
  }

  /** Sentences, one for each thing that is wrong. */
  static final class Findings {
    private final List<String> all = new ArrayList<>();

    void expect(boolean so, String otherwise) {
      if (!so) {
        all.add(otherwise);
      }
    }

    void equal(String what, Object expected, Object found) {
      expect(
          expected.toString().equals(found.toString()),
          "%s: %s instead of %s".formatted(what, found, expected));
    }

    boolean one(List<?> found, String otherwise) {
      expect(found.size() == 1, otherwise);
      return found.size() == 1;
    }

    List<String> all() {
      return List.copyOf(all);
    }
  }
}
