package dev.switchboard.scheduling.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that was given up, and how far its offering has come.
 *
 * @param customerId who gave it up
 * @param unfit service types that cannot be done in it
 * @param holdId of the last offer; it gives way to the next one's
 */
record FreedSlot(
    UUID id,
    UUID technicianId,
    UUID customerId,
    Instant startsAt,
    State state,
    List<String> unfit,
    @Nullable UUID holdId) {
  FreedSlot {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(state, "state");
    unfit = List.copyOf(unfit);
  }

  /** How far it is. */
  enum State {
    WAITING,
    OFFERED,
    DONE
  }

  /** How it ended. */
  enum Outcome {
    ACCEPTED,
    /** Nobody in the line wants it, or it was sold. */
    NOBODY,
    TOO_LATE
  }
}
