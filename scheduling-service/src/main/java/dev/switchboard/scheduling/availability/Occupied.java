package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.travel.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that a visit or a hold has taken.
 *
 * @param id the appointment's or the hold's
 * @param day the start's date, which its job counts for
 * @param blockedUntil its end and the travel buffer of when it was booked
 * @param stop where it is; null: nobody knows
 */
public record Occupied(
    UUID id,
    UUID technicianId,
    LocalDate day,
    Instant startsAt,
    Instant blockedUntil,
    @Nullable Stop stop) {
  public Occupied {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(blockedUntil, "blockedUntil");
  }

  /** Of a place that nobody knows. */
  public Occupied(
      UUID id, UUID technicianId, LocalDate day, Instant startsAt, Instant blockedUntil) {
    this(id, technicianId, day, startsAt, blockedUntil, null);
  }

  /**
   * A place on a technician's way.
   *
   * @param leavesAt the visit's end, without any buffer
   */
  public record Stop(Location place, Instant leavesAt) {
    public Stop {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(leavesAt, "leavesAt");
    }
  }
}
