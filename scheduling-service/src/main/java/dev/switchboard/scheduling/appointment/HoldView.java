package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slot that is kept for who has the id.
 *
 * @param expiresAt business time; then it is free again
 * @param heldBy who asked for it; unknown for an old one, as what it is for
 */
record HoldView(
    UUID holdId,
    Instant expiresAt,
    @Nullable String serviceType,
    Instant startsAt,
    Instant endsAt,
    UUID technicianId,
    @Nullable String heldBy) {
  static HoldView from(Row row) {
    return new HoldView(
        row.getUUID("id"),
        Rows.instant(row, "expires_at"),
        row.getString("service_type"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        row.getUUID("technician_id"),
        row.getString("held_by"));
  }
}
