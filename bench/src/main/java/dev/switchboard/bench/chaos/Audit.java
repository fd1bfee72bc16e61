package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Books.Totals;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** What is not as it should be after a round; nothing once all has settled. */
final class Audit {
  private static final int AT_ONCE = 4;

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
    return found().toList();
  }

  /** One of them: while much is undone, it is sooner found than all. */
  Optional<String> finding() {
    return found().findFirst();
  }

  private Stream<String> found() {
    return looks().gather(Gatherers.mapConcurrent(AT_ONCE, Audit::found)).flatMap(List::stream);
  }

  private static List<String> found(Consumer<Findings> look) {
    Findings findings = new Findings();
    look.accept(findings);
    return findings.all();
  }

  /** The totals first: they are soon asked for, and late to be right. */
  private Stream<Consumer<Findings>> looks() {
    Stream<Consumer<Findings>> told = Stream.of(this::lookAtReports);
    Stream<Consumer<Findings>> totals =
        ground.books().stream().map(books -> findings -> lookAtTotals(books, findings));
    return Stream.concat(
        Stream.concat(told, totals), ground.books().stream().flatMap(this::looksAtCustomers));
  }

  private Stream<Consumer<Findings>> looksAtCustomers(Books books) {
    Map<String, List<String>> ids = books.customers();
    List<Taken> taken = ground.whatsapp().takenFrom(books.business());
    return customersOf(books)
        .map(
            customer -> {
              List<String> known = ids.getOrDefault("+" + customer.number(), List.of());
              List<Taken> his =
                  taken.stream().filter(it -> it.to().equals(customer.number())).toList();
              return findings -> new CustomerAudit(books, customer, his, findings).look(known);
            });
  }

  private Stream<Customer> customersOf(Books books) {
    return customers.stream().filter(it -> it.business() == books.business());
  }

  private void lookAtReports(Findings findings) {
    findings.expect(ground.whatsapp().hasToldAll(), "WhatsApp still has something to tell");
  }

  private void lookAtTotals(Books books, Findings findings) {
    List<Customer> here = customersOf(books).toList();
    List<Taken> taken = ground.whatsapp().takenFrom(books.business());
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
