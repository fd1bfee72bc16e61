package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked.Reason;
import dev.switchboard.scheduling.availability.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one date of a series.
 *
 * @param visit its visit; an exception's stands at an older time
 * @param trouble only an exception's
 */
record Occurrence(
    UUID seriesId, LocalDate day, State state, @Nullable Visit visit, @Nullable Trouble trouble) {
  Occurrence {
    Objects.requireNonNull(seriesId, "seriesId");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(state, "state");
  }

  @Nullable UUID appointmentId() {
    return visit == null ? null : visit.appointmentId();
  }

  /** How far it is. */
  enum State {
    BOOKED,
    /** Taken over from the series before; its visit still has the old time. */
    TO_MOVE,
    EXCEPTION,
    SKIPPED,
    /** Its series ended before it came. */
    CANCELLED
  }

  /** Its appointment as it is. */
  record Visit(UUID appointmentId, AppointmentStatus status, Instant startsAt) {}

  /**
   * Why it could not be booked.
   *
   * @param alternatives as they were then
   */
  record Trouble(Reason reason, String detail, List<Slot> alternatives) {
    Trouble {
      alternatives = List.copyOf(alternatives);
    }
  }
}
