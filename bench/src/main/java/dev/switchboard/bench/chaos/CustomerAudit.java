package dev.switchboard.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.chaos.Audit.Findings;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is not as it should be with one customer. */
final class CustomerAudit {
  private static final Set<String> ON_ITS_WAY = Set.of("QUEUED", "SENDING");
  private static final Set<String> PROVED = Set.of("SENT", "DELIVERED", "READ");

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

  void look(String customerId) {
    List<String> conversations = books.conversations(customerId);
    String who = customer.number();
    if (findings.one(
        conversations, "%s has %d conversations".formatted(who, conversations.size()))) {
      lookAt(books.messages(conversations.getFirst()));
    }
    if (customer instanceof Booker) {
      lookAtVisits(books.visits(customerId));
    }
  }

  private void lookAt(List<JsonNode> messages) {
    List<String> stored =
        messages.stream()
            .filter(message -> message.path("role").asText().equals("USER"))
            .map(message -> message.path("text").asText())
            .toList();
    findings.equal(customer.number() + " wrote, and is stored", customer.written(), stored);
    Map<String, JsonNode> ours = new LinkedHashMap<>();
    messages.stream()
        .filter(message -> !message.path("role").asText().equals("USER"))
        .forEach(message -> ours.put(message.path("messageId").asText(), message));
    lookAtSent(ours);
    ours.values().forEach(this::lookAtStatus);
  }

  /** Each once, ours, and in the order of the conversation. */
  private void lookAtSent(Map<String, JsonNode> ours) {
    Set<String> seen = new HashSet<>();
    long last = 0;
    for (Taken one : taken) {
      JsonNode message = ours.get(one.callbackData());
      findings.expect(
          seen.add(one.callbackData()),
          "%s got %s twice: %s".formatted(customer.number(), one.callbackData(), one.text()));
      if (message == null) {
        findings.expect(
            false, "%s got what is not stored: %s".formatted(customer.number(), one.text()));
        continue;
      }
      long sequence = message.path("sequence").asLong();
      findings.expect(
          sequence >= last, "%s got %d after %d".formatted(customer.number(), sequence, last));
      last = sequence;
    }
  }

  private void lookAtStatus(JsonNode message) {
    String status = message.path("status").asText();
    String id = message.path("messageId").asText();
    String what = "%s's message %s is %s".formatted(customer.number(), id, status);
    boolean arrived = taken.stream().anyMatch(one -> one.callbackData().equals(id));
    findings.expect(!ON_ITS_WAY.contains(status), what);
    findings.expect(
        arrived == PROVED.contains(status),
        what + (arrived ? " and was taken" : " and was never taken"));
  }

  private void lookAtVisits(List<JsonNode> visits) {
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
    findings.equal(who + " was told of his visit, times", 1, confirmations);
  }
}
