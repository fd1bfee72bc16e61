package dev.switchboard.scheduling.appointment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change of an appointment: who did what, and what it was afterwards (features.md S7).
 *
 * @param at business time
 * @param changed {@code {"tags": {"from": [], "to": ["garage"]}}}; null for a booking
 */
record ChangeView(
    long version,
    Change.Kind kind,
    String actor,
    Instant at,
    AppointmentStatus status,
    Instant startsAt,
    UUID technicianId,
    @Nullable String reason,
    @Nullable JsonNode changed) {
  private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

  static ChangeView from(Row row) {
    @Nullable String differences = row.getString("differences");
    return new ChangeView(
        row.getLong("version"),
        Change.Kind.valueOf(row.getString("kind")),
        row.getString("actor"),
        Rows.instant(row, "happened_at"),
        AppointmentStatus.valueOf(row.getString("status")),
        Rows.instant(row, "starts_at"),
        row.getUUID("technician_id"),
        row.getString("reason"),
        differences == null ? null : Rows.read(differences, JsonNode.class));
  }

  /** Its place in the history of an appointment. */
  Cursor place(UUID appointmentId) {
    return new Cursor(AppointmentRepository.CHANGES, Long.toString(version), appointmentId);
  }

  /**
   * The version at a place.
   *
   * @throws ApplicationException INVALID_CURSOR
   */
  static long versionAt(Cursor place) {
    if (!VERSION.matcher(place.key()).matches()) {
      throw new ApplicationException(
          PlatformError.INVALID_CURSOR, "Use nextCursor of a page of this list, unchanged.");
    }
    return Long.parseLong(place.key());
  }
}
