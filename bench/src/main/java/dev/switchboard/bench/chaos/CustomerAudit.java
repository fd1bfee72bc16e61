package dev.switchboard.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.chaos.Audit.Findings;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.List;

/** What is not as it should be with one customer. */
final class CustomerAudit {
  private final Books books;
  private final Customer customer;
  private final List<Taken> taken;
  private final Findings findings;

  /**
   * @param taken what WhatsApp took for him, in order
   */
  CustomerAudit(Books books, Customer customer, List<Taken> taken, Findings findings) {
    this.books = books;
    this.customer = customer;
    this.taken = taken;
    this.findings = findings;
  }

  /**
   * @param known the ids under which the business knows his number
   */
  void look(List<String> known) {
    if (findings.one(known, "%s is %d customers".formatted(customer.number(), known.size()))) {
      look(known.getFirst());
    }
  }

  private void look(String customerId) {
    List<String> conversations = books.conversations(customerId);
    String who = customer.number();
    if (findings.one(
        conversations, "%s has %d conversations".formatted(who, conversations.size()))) {
      ConversationAudit talk =
          new ConversationAudit(customer.number(), customer.written(), taken, findings);
      talk.look(books.messages(conversations.getFirst()));
    }
    if (customer instanceof Booker booker) {
      lookAtVisits(booker, books.visits(customerId));
    }
  }

  private void lookAtVisits(Booker booker, List<JsonNode> visits) {
    String who = customer.number();
    if (!findings.one(visits, "%s has %d visits".formatted(who, visits.size()))) {
      return;
    }
    JsonNode visit = visits.getFirst();
    findings.equal(who + "'s visit is", "SCHEDULED", visit.path("status").asText());
    String entry = books.calendarEntry(visit.path("appointmentId").asText());
    findings.expect(books.calendar().contains(entry), who + "'s visit is not in the calendar");
    long confirmations =
        taken.stream()
            .dropWhile(one -> one.options() == 0)
            .filter(one -> one.options() == 0)
            .count();
    findings.expect(
        confirmations >= 1 && confirmations <= 1 + booker.askedAgain(),
        "%s was told of his visit %d times".formatted(who, confirmations));
  }
}
