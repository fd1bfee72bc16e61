package dev.switchboard.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.chaos.Audit.Findings;
import dev.switchboard.bench.chaos.WhatsApp.Taken;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a stored conversation with what its customer wrote and what he got. */
final class ConversationAudit {
  private static final Set<String> ON_ITS_WAY = Set.of("QUEUED", "SENDING");
  private static final Set<String> PROVED = Set.of("SENT", "DELIVERED", "READ");

  private final String number;
  private final List<String> written;
  private final List<Taken> taken;
  private final Findings findings;

  /**
   * @param taken what WhatsApp took for him, in order
   */
  ConversationAudit(String number, List<String> written, List<Taken> taken, Findings findings) {
    this.number = number;
    this.written = List.copyOf(written);
    this.taken = List.copyOf(taken);
    this.findings = findings;
  }

  /**
   * @param messages as conversation-service shows them, the oldest first
   */
  void look(List<JsonNode> messages) {
    List<String> stored =
        messages.stream()
            .filter(message -> message.path("role").asText().equals("USER"))
            .map(message -> message.path("text").asText())
            .toList();
    findings.equal(number + "'s texts are stored as", written, stored);
    Map<String, JsonNode> ours = new LinkedHashMap<>();
    messages.stream()
        .filter(message -> !message.path("role").asText().equals("USER"))
        .forEach(message -> ours.put(message.path("messageId").asText(), message));
    findings.equal(number + "'s texts were answered", written.size(), ours.size());
    lookAtTaken(ours);
    ours.forEach(this::lookAtStatus);
  }

  /** Each once, ours, and in the order of the conversation. */
  private void lookAtTaken(Map<String, JsonNode> ours) {
    Set<String> seen = new HashSet<>();
    long last = 0;
    for (Taken one : taken) {
      String id = one.callbackData();
      findings.expect(seen.add(id), "%s got %s twice: %s".formatted(number, id, one.text()));
      JsonNode message = ours.get(id);
      if (message == null) {
        findings.expect(false, "%s got what is not stored: %s".formatted(number, one.text()));
        continue;
      }
      long sequence = message.path("sequence").asLong();
      findings.expect(sequence >= last, "%s got %d after %d".formatted(number, sequence, last));
      last = sequence;
    }
  }

  private void lookAtStatus(String id, JsonNode message) {
    String status = message.path("status").asText();
    boolean arrived = taken.stream().anyMatch(one -> one.callbackData().equals(id));
    String what = "%s's message %s is %s".formatted(number, id, status);
    findings.expect(!ON_ITS_WAY.contains(status), what);
    findings.expect(
        arrived == PROVED.contains(status),
        what + (arrived ? ", and was taken" : ", and was never taken"));
  }
}
