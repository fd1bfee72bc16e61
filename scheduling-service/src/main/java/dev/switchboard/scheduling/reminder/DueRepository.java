package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.reminder.Sweep.Settled;
import dev.switchboard.scheduling.settings.SettingsRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims the reminders whose time has come. The claim ends with the transaction that says them: who
 * dies in between has said nothing and claimed nothing. A suspended tenant's wait, until they
 * expire.
 */
@ApplicationScoped
class DueRepository {
  private static final int MOST_TENANTS = 100;

  private static final String TENANTS =
      """
      SELECT DISTINCT r.tenant_id FROM reminder r
      WHERE r.state = 'WAITING' AND r.next_look_at <= $1 AND ($2::uuid IS NULL OR r.tenant_id = $2)
        AND NOT EXISTS (SELECT FROM tenant_copy t WHERE t.tenant_id = r.tenant_id
                          AND t.data ->> 'status' = 'SUSPENDED')
      LIMIT %d
      """
          .formatted(MOST_TENANTS);

  /** A tenant's first: whoever is not patient leaves it to somebody else who is at it. */
  private static final String BEGIN_PACE =
      """
      INSERT INTO reminder_pace (tenant_id, began_at, said)
      SELECT t.id, $2, 0 FROM unnest($1::uuid[]) AS t(id)
      WHERE NOT EXISTS (SELECT FROM reminder_pace p WHERE p.tenant_id = t.id)
        AND ($3 OR pg_try_advisory_xact_lock(hashtextextended(t.id::text, 0)))
      ORDER BY t.id
      ON CONFLICT ON CONSTRAINT reminder_pace_pk DO NOTHING
      """;

  private static final String LOCK_PACE =
      """
      SELECT p.tenant_id, p.began_at, p.said FROM reminder_pace p
      WHERE p.tenant_id = ANY($1) ORDER BY p.tenant_id FOR UPDATE
      """;

  private static final String WAITING =
      """
      SELECT r.tenant_id, r.id, r.appointment_id, r.appointment_version, r.hours_before, r.due_at,
             r.not_after, a.customer_id, a.conversation_id, a.service_type, a.starts_at, a.time_zone,
             a.customer_phone, c.time_zone AS known_zone, s.quiet_from, s.quiet_to,
             s.reminders_per_minute,
             a.status IN ('SCHEDULED', 'CONFIRMED') AND a.placed_version = r.appointment_version
               AS stands,
             EXISTS (SELECT FROM consent_copy o
                     WHERE o.tenant_id = r.tenant_id AND o.customer_id = a.customer_id
                       AND o.opted_out AND o.channel = 'WHATSAPP') AS opted_out,
             (SELECT array_agg(n.hours_before) FROM reminder n
              WHERE n.tenant_id = r.tenant_id AND n.appointment_id = r.appointment_id
                AND n.appointment_version = r.appointment_version
                AND n.state NOT IN ('REVOKED', 'SKIPPED')) AS hours
      FROM reminder r
      JOIN appointment a ON a.tenant_id = r.tenant_id AND a.id = r.appointment_id
      JOIN schedule_settings s ON s.tenant_id = r.tenant_id
      LEFT JOIN customer_copy c ON c.tenant_id = r.tenant_id AND c.id = a.customer_id
      WHERE r.tenant_id = ANY($1) AND r.state = 'WAITING' AND r.next_look_at <= $2
      ORDER BY a.starts_at, r.tenant_id, r.id LIMIT $3 FOR UPDATE OF r SKIP LOCKED
      """;

  private static final String SETTLE =
      """
      UPDATE reminder r
      SET state = v.state, skipped_because = v.because, due_at = v.due_at, not_after = v.not_after,
          next_look_at = v.next_look_at, said_at = CASE v.state WHEN 'DUE' THEN $8::timestamptz END
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[],
                  $6::timestamptz[], $7::timestamptz[])
        AS v(tenant_id, id, state, because, due_at, not_after, next_look_at)
      WHERE r.tenant_id = v.tenant_id AND r.id = v.id
      """;

  private static final String KEEP_PACE =
      """
      UPDATE reminder_pace p SET began_at = v.began_at, said = v.said
      FROM unnest($1::uuid[], $2::timestamptz[], $3::int[]) AS v(tenant_id, began_at, said)
      WHERE p.tenant_id = v.tenant_id
      """;

  /** As many a minute as the pace allows from the next on, the nearest visits first. */
  private static final String SPREAD =
      """
      WITH late AS (
        SELECT r.id, a.starts_at, s.reminders_per_minute FROM reminder r
        JOIN appointment a ON a.tenant_id = r.tenant_id AND a.id = r.appointment_id
        JOIN schedule_settings s ON s.tenant_id = r.tenant_id
        WHERE r.tenant_id = $1 AND r.state = 'WAITING' AND r.next_look_at <= $2 AND r.due_at <= $2
        FOR UPDATE OF r SKIP LOCKED),
      placed AS (
        SELECT l.id, (row_number() OVER (ORDER BY l.starts_at, l.id) - 1) / l.reminders_per_minute + 1
                       AS later
        FROM late l)
      UPDATE reminder r SET next_look_at = $2 + p.later * interval '1 minute'
      FROM placed p WHERE r.tenant_id = $1 AND r.id = p.id
      """;

  /**
   * Who has reminders to look at.
   *
   * @param only null: every tenant
   */
  Uni<List<TenantId>> tenants(SqlConnection transaction, @Nullable TenantId only, Instant now) {
    return transaction
        .preparedQuery(TENANTS)
        .execute(Tuple.of(Rows.utc(now), only == null ? null : only.value()))
        .map(rows -> rows.stream().map(row -> new TenantId(row.getUUID("tenant_id"))).toList());
  }

  /**
   * Locks their paces.
   *
   * @param patient whether to wait for whoever else is busy with them; else they are left out
   */
  Uni<List<Pace>> paces(
      SqlConnection transaction, List<TenantId> tenants, boolean patient, Instant now) {
    UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    return transaction
        .preparedQuery(BEGIN_PACE)
        .execute(Tuple.of(ids, Rows.utc(now), patient))
        .chain(
            () ->
                transaction
                    .preparedQuery(patient ? LOCK_PACE : LOCK_PACE + " SKIP LOCKED")
                    .execute(Tuple.of((Object) ids)))
        .map(rows -> rows.stream().map(DueRepository::pace).toList());
  }

  /**
   * The nearest visits' first, locked; those that a cancel or move has just locked are left out.
   */
  Uni<List<Waiting>> waiting(
      SqlConnection transaction, List<TenantId> tenants, int most, Instant now) {
    UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    return transaction
        .preparedQuery(WAITING)
        .execute(Tuple.of(ids, Rows.utc(now), most))
        .map(rows -> rows.stream().map(DueRepository::waiting).toList());
  }

  Uni<Void> settle(SqlConnection transaction, List<Settled> settled, Instant now) {
    if (settled.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Standing> standing = settled.stream().map(Standing::of).toList();
    return transaction
        .preparedQuery(SETTLE)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(
                    settled.stream().map(it -> it.waiting().tenant().value()).toArray(UUID[]::new))
                .addArrayOfUUID(
                    settled.stream()
                        .map(it -> it.waiting().reminder().reminderId())
                        .toArray(UUID[]::new))
                .addArrayOfString(
                    settled.stream().map(it -> it.verdict().state()).toArray(String[]::new))
                .addArrayOfString(standing.stream().map(Standing::because).toArray(String[]::new))
                .addArrayOfOffsetDateTime(times(standing.stream().map(Standing::dueAt).toList()))
                .addArrayOfOffsetDateTime(times(standing.stream().map(Standing::notAfter).toList()))
                .addArrayOfOffsetDateTime(times(standing.stream().map(Standing::lookAt).toList()))
                .addOffsetDateTime(Rows.utc(now)))
        .replaceWithVoid();
  }

  Uni<Void> keep(SqlConnection transaction, List<Pace> paces) {
    return transaction
        .preparedQuery(KEEP_PACE)
        .execute(
            Tuple.of(
                paces.stream().map(it -> it.tenant().value()).toArray(UUID[]::new),
                times(paces.stream().map(Pace::beganAt).toList()),
                paces.stream().map(Pace::said).toArray(Integer[]::new)))
        .replaceWithVoid();
  }

  /** What may not be said in this minute is shared out over the next ones. */
  Uni<Void> spread(SqlConnection transaction, Set<TenantId> exhausted, Instant now) {
    return Multi.createFrom()
        .iterable(exhausted)
        .onItem()
        .transformToUniAndConcatenate(
            tenant ->
                transaction.preparedQuery(SPREAD).execute(Tuple.of(tenant.value(), Rows.utc(now))))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static OffsetDateTime[] times(List<Instant> instants) {
    return instants.stream().map(Rows::utc).toArray(OffsetDateTime[]::new);
  }

  private static Pace pace(Row row) {
    return new Pace(
        new TenantId(row.getUUID("tenant_id")),
        Rows.instant(row, "began_at"),
        row.getInteger("said"));
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        new TenantId(row.getUUID("tenant_id")),
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
            Rows.instant(row, "not_after")),
        Rows.instant(row, "due_at"),
        new Waiting.Facts(
            row.getBoolean("stands"),
            List.of(row.getArrayOfIntegers("hours")),
            row.getBoolean("opted_out"),
            row.getString("customer_phone"),
            row.getString("known_zone"),
            SettingsRows.quietHours(row),
            row.getInteger("reminders_per_minute")));
  }
}
