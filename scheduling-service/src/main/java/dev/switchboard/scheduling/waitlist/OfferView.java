package dev.switchboard.scheduling.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as its readers see it.
 *
 * @param appointmentId when it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferView(
    UUID offerId,
    UUID entryId,
    OfferState state,
    Instant startsAt,
    Instant endsAt,
    UUID technicianId,
    Instant expiresAt,
    @Nullable UUID appointmentId) {
  static OfferView from(Offer offer, Instant now) {
    return new OfferView(
        offer.id(),
        offer.entryId(),
        offer.stateAt(now),
        offer.startsAt(),
        offer.endsAt(),
        offer.technicianId(),
        offer.expiresAt(),
        offer.appointmentId());
  }
}
