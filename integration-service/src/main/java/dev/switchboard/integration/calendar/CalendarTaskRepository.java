package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tasks in the database. */
@ApplicationScoped
class CalendarTaskRepository {
  /**
   * The changes of one appointment come over three topics, hence perhaps to two replicas at once.
   * Whoever writes second waits, so that a task never appears before one that is done already. In
   * one order, so that nobody waits for each other.
   */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended(a.id::text, 0))
      FROM (SELECT DISTINCT id FROM unnest($1::uuid[]) AS u(id) ORDER BY id) a
      """;

  private static final String ADD =
      """
      INSERT INTO calendar_task (tenant_id, id, appointment_id, appointment_version, status,
                                 service_type, starts_at, ends_at, time_zone, emergency,
                                 trace_parent)
      SELECT tenant_id, id, appointment_id, version, status, service_type, starts_at, ends_at,
             time_zone, emergency, trace_parent
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[],
                  $7::timestamptz[], $8::timestamptz[], $9::text[], $10::boolean[], $11::text[])
           WITH ORDINALITY
           AS t(tenant_id, id, appointment_id, version, status, service_type, starts_at, ends_at,
                time_zone, emergency, trace_parent, place)
      ORDER BY place
      ON CONFLICT ON CONSTRAINT calendar_task_pk DO NOTHING
      """;

  /** Once more what no calendar was there for and is still to come; at once what is waiting. */
  private static final String REOPEN =
      """
      UPDATE calendar_task t SET done_at = NULL, due_at = now()
      WHERE t.tenant_id = $1 AND (t.lease_expires_at IS NULL OR t.lease_expires_at < now())
        AND (t.done_at IS NULL OR t.ends_at > $2 AND EXISTS (
          SELECT FROM calendar_link l
          WHERE l.tenant_id = t.tenant_id AND l.appointment_id = t.appointment_id
            AND l.state = 'NOT_CONNECTED' AND l.appointment_version = t.appointment_version))
      """;

  /** Adds tasks in list order. */
  Uni<Void> add(SqlConnection transaction, List<CalendarTask> tasks) {
    UUID[] appointments = column(tasks, CalendarTask::appointmentId, UUID[]::new);
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.tuple().addArrayOfUUID(appointments))
        .chain(() -> transaction.preparedQuery(ADD).execute(columns(tasks)))
        .replaceWithVoid();
  }

  /** A calendar has been connected. */
  Uni<Void> reopen(SqlConnection transaction, TenantId tenant, Instant now) {
    return transaction
        .preparedQuery(REOPEN)
        .execute(Tuple.of(tenant.value(), utc(now)))
        .replaceWithVoid();
  }

  private static Tuple columns(List<CalendarTask> tasks) {
    return Tuple.tuple()
        .addArrayOfUUID(column(tasks, task -> task.tenant().value(), UUID[]::new))
        .addArrayOfUUID(column(tasks, task -> task.origin().eventId(), UUID[]::new))
        .addArrayOfUUID(column(tasks, CalendarTask::appointmentId, UUID[]::new))
        .addArrayOfLong(column(tasks, CalendarTask::version, Long[]::new))
        .addArrayOfString(column(tasks, task -> task.visit().status().name(), String[]::new))
        .addArrayOfString(column(tasks, task -> task.visit().serviceType(), String[]::new))
        .addArrayOfOffsetDateTime(
            column(tasks, task -> utc(task.visit().startsAt()), OffsetDateTime[]::new))
        .addArrayOfOffsetDateTime(
            column(tasks, task -> utc(task.visit().endsAt()), OffsetDateTime[]::new))
        .addArrayOfString(column(tasks, task -> task.visit().timeZone(), String[]::new))
        .addArrayOfBoolean(column(tasks, task -> task.visit().emergency(), Boolean[]::new))
        .addArrayOfString(column(tasks, task -> task.origin().traceParent(), String[]::new));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <T> T[] column(
      List<CalendarTask> tasks,
      Function<CalendarTask, ? extends @Nullable T> value,
      IntFunction<T[]> array) {
    return tasks.stream().map(value).toArray(array);
  }
}
