package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.FreedTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Time that was given up. A slot's row is the lock under which it is offered and answered. */
@ApplicationScoped
class FreedSlotRepository {
  /** Nothing is kept where nobody waits. */
  private static final String ADD =
      """
      INSERT INTO freed_slot (tenant_id, id, technician_id, customer_id, starts_at, ends_at, state,
                              look_at, unfit)
      SELECT $1, $2, $3, $4, $5, $6, 'WAITING', $7, '{}'
      WHERE EXISTS (SELECT FROM waitlist_entry e
                    WHERE e.tenant_id = $1 AND e.state IN ('WAITING', 'OFFERED') AND e.expires_at > $7)
      """;

  private static final String LOCK_IF_FREE =
      """
      SELECT f.*, s.lead_minutes, w.offer_minutes, w.quiet_from, w.quiet_to FROM freed_slot f
      JOIN schedule_settings s ON s.tenant_id = f.tenant_id
      LEFT JOIN waitlist_settings w ON w.tenant_id = f.tenant_id
      WHERE f.tenant_id = $1 AND f.id = $2 AND f.state <> 'DONE' AND f.look_at <= $3
      FOR NO KEY UPDATE OF f SKIP LOCKED
      """;

  private static final String LOCK =
      "SELECT FROM freed_slot f WHERE f.tenant_id = $1 AND f.id = $2 FOR NO KEY UPDATE";

  private static final String WAIT =
      """
      UPDATE freed_slot SET state = 'WAITING', look_at = $3
      WHERE tenant_id = $1 AND id = $2 AND state <> 'DONE'
      """;

  private static final String OFFERED =
      """
      UPDATE freed_slot SET state = 'OFFERED', look_at = $3, hold_id = $4
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String UNFIT =
      "UPDATE freed_slot SET unfit = unfit || $3::text WHERE tenant_id = $1 AND id = $2";

  private static final String LOOK_AT =
      "UPDATE freed_slot SET look_at = $3 WHERE tenant_id = $1 AND id = $2";

  private static final String DONE =
      "UPDATE freed_slot SET state = 'DONE', outcome = $3 WHERE tenant_id = $1 AND id = $2";

  private static final String DUE =
      """
      SELECT f.tenant_id, f.id FROM freed_slot f
      WHERE f.state <> 'DONE' AND f.look_at <= $1
        AND NOT EXISTS (SELECT FROM tenant_copy t WHERE t.tenant_id = f.tenant_id
                          AND t.data ->> 'status' = 'SUSPENDED')
      ORDER BY f.look_at LIMIT $2
      """;

  Uni<Void> add(SqlConnection transaction, TenantId tenant, UUID id, FreedTime time, Instant now) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addUUID(time.technicianId())
                .addUUID(time.customerId())
                .addOffsetDateTime(Rows.utc(time.startsAt()))
                .addOffsetDateTime(Rows.utc(time.endsAt()))
                .addOffsetDateTime(Rows.utc(now)))
        .replaceWithVoid();
  }

  /** Empty when it is not its turn, or somebody else is at it. */
  Uni<Optional<Locked>> lockIfFree(
      SqlConnection transaction, TenantId tenant, UUID id, ZoneId zone, Instant now) {
    return transaction
        .preparedQuery(LOCK_IF_FREE)
        .execute(Tuple.of(tenant.value(), id, Rows.utc(now)))
        .map(rows -> Rows.first(rows).map(row -> new Locked(slot(row), terms(row, zone))));
  }

  Uni<Void> lock(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction.preparedQuery(LOCK).execute(Tuple.of(tenant.value(), id)).replaceWithVoid();
  }

  /** For the next in line, from then on. */
  Uni<Void> waits(SqlConnection transaction, TenantId tenant, UUID id, Instant until) {
    return transaction
        .preparedQuery(WAIT)
        .execute(Tuple.of(tenant.value(), id, Rows.utc(until)))
        .replaceWithVoid();
  }

  Uni<Void> offered(SqlConnection transaction, TenantId tenant, Offer offer) {
    return transaction
        .preparedQuery(OFFERED)
        .execute(Tuple.of(tenant.value(), offer.slotId(), Rows.utc(offer.expiresAt()), offer.id()))
        .replaceWithVoid();
  }

  Uni<Void> unfit(SqlConnection transaction, TenantId tenant, UUID id, String serviceType) {
    return transaction
        .preparedQuery(UNFIT)
        .execute(Tuple.of(tenant.value(), id, serviceType))
        .replaceWithVoid();
  }

  Uni<Void> lookAt(SqlConnection transaction, TenantId tenant, UUID id, Instant when) {
    return transaction
        .preparedQuery(LOOK_AT)
        .execute(Tuple.of(tenant.value(), id, Rows.utc(when)))
        .replaceWithVoid();
  }

  Uni<Void> done(SqlConnection transaction, TenantId tenant, UUID id, FreedSlot.Outcome outcome) {
    return transaction
        .preparedQuery(DONE)
        .execute(Tuple.of(tenant.value(), id, outcome.name()))
        .replaceWithVoid();
  }

  /** Every tenant's, the longest due first; as the worker. */
  Uni<List<Due>> due(SqlConnection connection, Instant now, int most) {
    return connection
        .preparedQuery(DUE)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Due(new TenantId(row.getUUID("tenant_id")), row.getUUID("id")))
                    .toList());
  }

  private static FreedSlot slot(Row row) {
    return new FreedSlot(
        row.getUUID("id"),
        row.getUUID("technician_id"),
        row.getUUID("customer_id"),
        Rows.instant(row, "starts_at"),
        FreedSlot.State.valueOf(row.getString("state")),
        List.of(row.getArrayOfStrings("unfit")),
        row.getUUID("hold_id"));
  }

  private static Terms terms(Row row, ZoneId zone) {
    Integer minutes = row.getInteger("offer_minutes");
    WaitlistSettings settings =
        minutes == null
            ? WaitlistSettings.USUAL
            : new WaitlistSettings(
                0, minutes, row.getLocalTime("quiet_from"), row.getLocalTime("quiet_to"));
    return new Terms(
        Duration.ofMinutes(row.getInteger("lead_minutes")),
        Duration.ofMinutes(settings.offerMinutes()),
        settings.quiet(),
        zone);
  }

  /** A slot that nobody else offers now, and how its business offers. */
  record Locked(FreedSlot slot, Terms terms) {}

  /** Whose turn it is. */
  record Due(TenantId tenant, UUID id) {}
}
