package dev.switchboard.scheduling.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar feed as the business's people see it.
 *
 * @param technicianId null: everybody's visits
 * @param url where calendars read it; shown once, when it is made or rotated, and kept nowhere
 * @param rotatedAt when it last got another address
 */
record FeedView(
    UUID feedId,
    @Nullable UUID technicianId,
    @Nullable String technicianName,
    Detail detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
    @Nullable Instant rotatedAt,
    Instant createdAt,
    Instant updatedAt) {
  static FeedView from(Row row) {
    return new FeedView(
        row.getUUID("id"),
        row.getUUID("technician_id"),
        row.getString("technician_name"),
        Detail.valueOf(row.getString("detail")),
        null,
        Rows.instantOrNull(row, "rotated_at"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  FeedView at(String address) {
    return new FeedView(
        feedId, technicianId, technicianName, detail, address, rotatedAt, createdAt, updatedAt);
  }
}
