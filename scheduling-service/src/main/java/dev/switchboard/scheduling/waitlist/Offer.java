package dev.switchboard.scheduling.waitlist;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that is kept for one who waits.
 *
 * @param id also its hold's
 * @param expiresAt business time; an answer from then on comes too late
 * @param appointmentId when it was accepted
 */
record Offer(
    UUID id,
    UUID entryId,
    UUID slotId,
    UUID technicianId,
    Instant startsAt,
    Instant endsAt,
    OfferState state,
    Instant expiresAt,
    @Nullable UUID appointmentId) {
  Offer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entryId, "entryId");
    Objects.requireNonNull(slotId, "slotId");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** As it counts at this moment, whether or not the worker has come by. */
  OfferState stateAt(Instant now) {
    return state == OfferState.OPEN && !now.isBefore(expiresAt) ? OfferState.EXPIRED : state;
  }
}
