package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Claims the reminders whose time has come. */
@ApplicationScoped
class DueRepository {
  /**
   * The claim ends with the transaction that says it: who dies in between has said nothing and
   * claimed nothing. A suspended tenant's wait, until they expire.
   */
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT r.tenant_id, r.id FROM reminder r
        WHERE r.state = 'WAITING' AND r.due_at <= $1 AND ($2::uuid IS NULL OR r.tenant_id = $2)
          AND NOT EXISTS (SELECT FROM tenant_copy t WHERE t.tenant_id = r.tenant_id
                            AND t.data ->> 'status' = 'SUSPENDED')
        ORDER BY r.due_at LIMIT $3 FOR UPDATE OF r SKIP LOCKED)
      UPDATE reminder r
      SET state = CASE
        WHEN a.status NOT IN ('SCHEDULED', 'CONFIRMED') OR a.placed_version <> r.appointment_version
          THEN 'REVOKED'
        WHEN r.not_after < $1 THEN 'EXPIRED'
        ELSE 'DUE' END
      FROM due, appointment a
      WHERE r.tenant_id = due.tenant_id AND r.id = due.id
        AND a.tenant_id = r.tenant_id AND a.id = r.appointment_id
      RETURNING r.tenant_id, r.id, r.appointment_id, r.appointment_version, r.hours_before,
                r.not_after, r.state, a.customer_id, a.conversation_id, a.service_type, a.starts_at,
                a.time_zone
      """;

  /**
   * @param only null: every tenant's
   */
  Uni<List<Claimed>> claim(
      SqlConnection transaction, @Nullable TenantId only, int most, Instant now) {
    return transaction
        .preparedQuery(CLAIM)
        .execute(Tuple.of(Rows.utc(now), only == null ? null : only.value(), most))
        .map(rows -> rows.stream().map(DueRepository::claimed).toList());
  }

  private static Claimed claimed(Row row) {
    return new Claimed(
        new TenantId(row.getUUID("tenant_id")),
        row.getString("state"),
        new ReminderDue(
            row.getUUID("id"),
            row.getUUID("appointment_id"),
            row.getLong("appointment_version"),
            row.getUUID("customer_id"),
            row.getUUID("conversation_id"),
            row.getString("service_type"),
            Rows.instant(row, "starts_at"),
            row.getString("time_zone"),
            row.getInteger("hours_before"),
            Rows.instant(row, "not_after")));
  }

  /**
   * A reminder whose time has come, and what became of it.
   *
   * @param state DUE, or why it is skipped
   */
  record Claimed(TenantId tenant, String state, ReminderDue event) {
    static final String DUE = "DUE";

    Claimed {
      Objects.requireNonNull(tenant, "tenant");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(event, "event");
    }

    boolean isDue() {
      return state.equals(DUE);
    }
  }
}
