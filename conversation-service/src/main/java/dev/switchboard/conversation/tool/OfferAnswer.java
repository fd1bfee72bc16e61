package dev.switchboard.conversation.tool;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the answer to an offer of time that was given up. */
public sealed interface OfferAnswer {
  /**
   * It was taken as it was given.
   *
   * @param appointmentId the visit it has become, when it was accepted
   */
  record Done(UUID offerId, Instant startsAt, @Nullable UUID appointmentId) implements OfferAnswer {
    public Done {
      Objects.requireNonNull(offerId, "offerId");
      Objects.requireNonNull(startsAt, "startsAt");
    }
  }

  /** It came too late: the time is somebody else's, or nobody's any more. */
  record Gone() implements OfferAnswer {}

  /**
   * It may not be.
   *
   * @param code scheduling-service's
   */
  record Refused(String code) implements OfferAnswer {}

  /** What says that the time is not to be had. */
  Set<String> TOO_LATE = Set.of("OFFER_GONE", "OFFER_NOT_FOUND", "SLOT_TAKEN", "NOT_BOOKABLE");

  static OfferAnswer from(HttpAnswer answer) {
    if (answer.isSuccess()) {
      return answer.as(Done.class);
    }
    return TOO_LATE.contains(answer.code()) ? new Gone() : new Refused(answer.code());
  }
}
