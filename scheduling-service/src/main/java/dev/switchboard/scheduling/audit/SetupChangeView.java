package dev.switchboard.scheduling.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change as its readers see it.
 *
 * @param version of the subject, after the change
 * @param actor {@code user:...}, {@code api-key:...} or {@code service:...}
 * @param at business time
 * @param before the whole subject; null for what was new
 * @param after the whole subject
 */
record SetupChangeView(
    UUID changeId,
    SetupChange.Subject subject,
    UUID subjectId,
    long version,
    SetupChange.Kind kind,
    String actor,
    Instant at,
    @JsonRawValue @Nullable String before,
    @JsonRawValue String after) {
  static SetupChangeView from(Row row) {
    return new SetupChangeView(
        row.getUUID("id"),
        SetupChange.Subject.valueOf(row.getString("subject")),
        row.getUUID("subject_id"),
        row.getLong("version"),
        SetupChange.Kind.valueOf(row.getString("kind")),
        row.getString("actor"),
        Rows.instant(row, "happened_at"),
        row.getString("was"),
        row.getString("became"));
  }
}
