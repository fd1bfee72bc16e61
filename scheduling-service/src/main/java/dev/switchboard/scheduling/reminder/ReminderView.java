package dev.switchboard.scheduling.reminder;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as agents see it (features.md S9).
 *
 * @param appointmentVersion the booking or move it was made for
 * @param dueAt business time; out of quiet hours, and later where the pace has it wait
 * @param notAfter later it is not sent
 * @param skippedBecause only when it is SKIPPED: OPTED_OUT, QUIET_HOURS or MERGED
 * @param saidAt when it was handed on to be sent, business time
 * @param messageId the message that holds the permit
 */
record ReminderView(
    UUID reminderId,
    long appointmentVersion,
    int hoursBefore,
    Instant dueAt,
    Instant notAfter,
    State state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String skippedBecause,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant saidAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String messageId,
    Instant createdAt,
    Instant updatedAt) {

  /** How far it has come. */
  enum State {
    WAITING,
    /** Handed on, not permitted yet. */
    DUE,
    /** Permitted: it is sent, or has been. */
    GRANTED,
    /** Its visit was cancelled or moved, or the business wants other hours. */
    REVOKED,
    /** Its time was over before it was said or sent. */
    EXPIRED,
    SKIPPED
  }

  static ReminderView from(Row row) {
    State state = State.valueOf(row.getString("state"));
    Instant dueAt = Rows.instant(row, "due_at");
    Instant lookAt = Rows.instant(row, "next_look_at");
    return new ReminderView(
        row.getUUID("id"),
        row.getLong("appointment_version"),
        row.getInteger("hours_before"),
        state == State.WAITING && lookAt.isAfter(dueAt) ? lookAt : dueAt,
        Rows.instant(row, "not_after"),
        state,
        row.getString("skipped_because"),
        Rows.instantOrNull(row, "said_at"),
        row.getString("granted_to"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }
}
