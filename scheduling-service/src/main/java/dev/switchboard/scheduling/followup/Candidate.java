package dev.switchboard.scheduling.followup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer whose turn it is in a campaign.
 *
 * @param since when he last wrote, or his last visit was over
 * @param phone as it was given for his last visit; not shown
 * @param knownZone as somebody noted it; not shown
 */
record Candidate(
    UUID customerId,
    Instant since,
    @Nullable UUID conversationId,
    @JsonIgnore @Nullable String phone,
    @JsonIgnore @Nullable String knownZone) {
  static Candidate from(Row row) {
    return new Candidate(
        row.getUUID("customer_id"),
        Rows.instant(row, "since"),
        row.getUUID("conversation_id"),
        row.getString("phone"),
        row.getString("known_zone"));
  }
}
