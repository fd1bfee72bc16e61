package dev.switchboard.conversation.consent;

import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.util.List;
import java.util.stream.Stream;

/**
 * A provider's name for a person, as the ledger knows it: a phone in E.164 where it is one, so that
 * the answer is the same on whatever form of it somebody writes (features.md X10).
 *
 * @param kind WA_ID, USER_ID, PHONE or VISITOR
 * @param value verbatim
 */
public record Address(String kind, String value) {
  /** The one entry that a change is written to. */
  String canonical() {
    return candidates().toList().getFirst();
  }

  /** Every entry that speaks of this person. */
  Stream<String> candidates() {
    return switch (kind) {
      case "WA_ID" -> forms(PhoneNumbers.fromWaId(value).stream().toList());
      case "PHONE" -> forms(List.of(new PhoneNumber(value)));
      default -> Stream.of(value);
    };
  }

  private Stream<String> forms(List<PhoneNumber> number) {
    return number.isEmpty()
        ? Stream.of(value)
        : PhoneNumbers.candidates(number.getFirst()).stream().map(PhoneNumber::e164);
  }

  /** Masks nothing by itself: shows no address at all. */
  @Override
  public String toString() {
    return kind;
  }
}
