package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * Time that a visit or a hold has taken.
 *
 * @param id the appointment's or the hold's
 * @param day the start's date, which its job counts for
 * @param blockedUntil its end and the travel buffer of when it was booked
 */
public record Occupied(
    UUID id, UUID technicianId, LocalDate day, Instant startsAt, Instant blockedUntil) {
  public Occupied {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(blockedUntil, "blockedUntil");
  }

  /**
   * @param row of {@code reservation}
   */
  public static Occupied from(Row row) {
    return new Occupied(
        row.getUUID("id"),
        row.getUUID("technician_id"),
        row.getLocalDate("day"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "blocked_until"));
  }
}
