package dev.switchboard.scheduling.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer that a campaign has turned to.
 *
 * @param state DUE: handed on; GRANTED: permitted, it is sent or has been; REVOKED: not sent
 * @param revokedBecause LATE, STOPPED, BOOKED or OPTED_OUT
 */
record FollowUpView(
    UUID followUpId,
    UUID customerId,
    Instant dueAt,
    Instant notAfter,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String revokedBecause,
    Instant createdAt,
    Instant updatedAt) {
  static FollowUpView from(Row row) {
    return new FollowUpView(
        row.getUUID("id"),
        row.getUUID("customer_id"),
        Rows.instant(row, "due_at"),
        Rows.instant(row, "not_after"),
        row.getString("state"),
        row.getString("revoked_because"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }
}
