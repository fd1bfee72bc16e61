package dev.switchboard.conversation.intake;

import java.util.ArrayList;
import java.util.Collection;
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

  /** One way to find a sender: by one of his names, or by one form of his number. */
  record Candidate(SenderGroup sender, String kind, String value) {
    private static final String PHONE = "PHONE";

    boolean isPhone() {
      return kind.equals(PHONE);
    }
  }

  /** A sender's candidates, the most trusted first. */
  static List<Candidate> candidates(SenderGroup sender) {
    List<Candidate> candidates = new ArrayList<>();
    sender
        .names()
        .forEach(name -> candidates.add(new Candidate(sender, name.kind().name(), name.value())));
    sender
        .phoneCandidates()
        .forEach(phone -> candidates.add(new Candidate(sender, Candidate.PHONE, phone.e164())));
    return candidates;
  }

  static List<Candidate> candidates(Collection<SenderGroup> senders) {
    return senders.stream().flatMap(sender -> candidates(sender).stream()).toList();
  }

  /** Whom the most trusted candidate that leads anywhere leads to. */
  Optional<UUID> customerOf(SenderGroup sender) {
    return candidates(sender).stream()
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
    return candidates(sender).stream()
        .filter(candidate -> !candidate.isPhone() && !customers.containsKey(candidate))
        .toList();
  }
}
