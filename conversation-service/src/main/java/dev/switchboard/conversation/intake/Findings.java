package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.SenderGroup.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which customers the senders of a poll are, as far as the database knows.
 *
 * @param customers whom a candidate led to
 */
record Findings(List<SenderGroup> senders, Map<Candidate, UUID> customers) {
  Findings {
    senders = List.copyOf(senders);
    customers = Map.copyOf(customers);
  }

  /** Whom the most trusted candidate that leads anywhere leads to. */
  Optional<UUID> customerOf(SenderGroup sender) {
    return sender.candidates().stream()
        .flatMap(candidate -> Optional.ofNullable(customers.get(candidate)).stream())
        .findFirst();
  }

  /** Those who are nobody yet, or have a name that is not written down yet. */
  List<SenderGroup> unsettled() {
    return senders.stream()
        .filter(sender -> customerOf(sender).isEmpty() || !unknownNames(sender).isEmpty())
        .toList();
  }

  List<Candidate> unknownNames(SenderGroup sender) {
    return sender.candidates().stream()
        .filter(candidate -> candidate.isName() && !customers.containsKey(candidate))
        .toList();
  }
}
