package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.language.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a turn is decided. The same for every try of the turn.
 *
 * @param now business time when the turn was first taken up
 * @param mayTalk whether the conversation is the assistant's and the customer wants to hear it; if
 *     not, it only watches for danger
 * @param greeted whether it has said anything in this conversation before
 * @param reminder the reminder whose question is the open one
 * @param offer the offer whose question is the open one; then no reminder's is
 */
record Facts(
    Business business,
    Customer customer,
    UUID conversationId,
    Instant now,
    boolean mayTalk,
    boolean greeted,
    Optional<Reminded> reminder,
    Optional<Offered> offer) {

  /** Who writes, as far as he is known. */
  record Customer(
      @Nullable UUID id,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String address,
      @Nullable Language language) {

    /** What he is called: the first of his names, if it is one. */
    Optional<String> firstName() {
      return Optional.ofNullable(name)
          .map(known -> known.strip().split("\\s+", 2)[0])
          .filter(first -> first.length() > 1 && first.codePoints().allMatch(Facts::isOfName));
    }

    /** Shows no person. */
    @Override
    public String toString() {
      return "Customer[" + id + "]";
    }
  }

  /** A reminder that asked whether its visit still suits. */
  record Reminded(UUID reminderId, VisitRef visit) {}

  /**
   * Time that was given up and is kept for him (features.md S8).
   *
   * @param over whether its time is over: an answer comes too late, and nothing else is one
   */
  record Offered(UUID offerId, String serviceType, Instant startsAt, boolean over) {}

  private Facts withoutOffer() {
    return new Facts(
        business, customer, conversationId, now, mayTalk, greeted, reminder, Optional.empty());
  }

  /** What is over is no question any more for whoever does not answer it. */
  Facts heard(boolean answer) {
    return !answer && offer.filter(Offered::over).isPresent() ? withoutOffer() : this;
  }

  LocalDateTime localNow() {
    return LocalDateTime.ofInstant(now, business.zone());
  }

  private static boolean isOfName(int character) {
    return Character.isLetter(character) || character == '\'' || character == '-';
  }
}
