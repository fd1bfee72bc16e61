package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One person in one poll, with all he wrote in it. Equal only to itself; what there is to work out
 * about him is worked out once.
 */
final class SenderGroup {
  private final List<Arrival> messages;
  private final List<Candidate> candidates;
  private final @Nullable String phone;

  private SenderGroup(List<Arrival> messages) {
    SortedSet<SenderName> names = new TreeSet<>();
    messages.forEach(message -> names.addAll(SenderName.of(message.message().sender())));
    List<PhoneNumber> phones = phones(names);
    this.messages = List.copyOf(messages);
    this.candidates = candidates(names, phones);
    this.phone = phones.isEmpty() ? null : phones.getFirst().e164();
  }

  /** One way to find him in the database: by one of his names, or by one spelling of his number. */
  record Candidate(SenderGroup sender, String kind, String value) {
    private static final String PHONE = "PHONE";

    boolean isName() {
      return !kind.equals(PHONE);
    }
  }

  /**
   * @param messages at least one, oldest first
   */
  static SenderGroup of(List<Arrival> messages) {
    return new SenderGroup(messages);
  }

  /** Oldest first. */
  List<Arrival> messages() {
    return messages;
  }

  TenantId tenantId() {
    return messages.getFirst().channel().tenantId();
  }

  ChannelKind channel() {
    return messages.getFirst().channel().kind();
  }

  /**
   * The most trusted first: business-scoped ids before {@code wa_id}s, because a number can pass to
   * somebody else (protocols.md 1.4), and both before the spellings of his number (features.md
   * X10).
   */
  List<Candidate> candidates() {
    return candidates;
  }

  /** His number, canonical; absent for somebody who is known by a user id only. */
  @Nullable String phone() {
    return phone;
  }

  /** What he calls himself, in his newest message that says. */
  @Nullable String profileName() {
    for (Arrival message : messages.reversed()) {
      String name = message.message().sender().name();
      if (name != null && !name.isBlank()) {
        return name.strip();
      }
    }
    return null;
  }

  /** When he last wrote. */
  Instant lastAt() {
    return messages.getLast().countsAt();
  }

  private static List<PhoneNumber> phones(SortedSet<SenderName> names) {
    return names.stream()
        .filter(name -> name.kind() == SenderName.Kind.WA_ID)
        .flatMap(name -> PhoneNumbers.fromWaId(name.value()).stream())
        .findFirst()
        .map(PhoneNumbers::candidates)
        .orElse(List.of());
  }

  private List<Candidate> candidates(SortedSet<SenderName> names, List<PhoneNumber> phones) {
    List<Candidate> all = new ArrayList<>(names.size() + phones.size());
    names.forEach(name -> all.add(new Candidate(this, name.kind().name(), name.value())));
    phones.forEach(number -> all.add(new Candidate(this, Candidate.PHONE, number.e164())));
    return List.copyOf(all);
  }
}
