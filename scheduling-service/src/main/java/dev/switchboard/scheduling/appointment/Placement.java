package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Whether there is room for a wish. */
sealed interface Placement {
  /**
   * There is.
   *
   * @param blockedUntil the end and the travel buffer
   * @param day whose jobs it is one of
   */
  record Placed(
      UUID technicianId,
      String technicianName,
      Instant startsAt,
      Instant endsAt,
      Instant blockedUntil,
      LocalDate day)
      implements Placement {
    public Placed {
      Objects.requireNonNull(technicianId, "technicianId");
      Objects.requireNonNull(technicianName, "technicianName");
      Objects.requireNonNull(day, "day");
    }
  }

  /** Everybody is taken, the day is full, or the morning is kept for emergencies. */
  record Lost() implements Placement {}

  /** Everybody was seen to be taken, or the day to be full, and nothing is locked for it. */
  record SeenTaken() implements Placement {}
}
