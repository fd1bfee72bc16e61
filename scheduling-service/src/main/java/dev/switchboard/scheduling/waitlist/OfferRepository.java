package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Offers; who writes has locked their slot, then their entry. */
@ApplicationScoped
class OfferRepository {
  private static final String READ = "SELECT o.* FROM waitlist_offer o WHERE o.tenant_id = $1";

  private static final String OF_SLOT = READ + " AND o.slot_id = $2 AND o.state = 'OPEN'";

  private static final String OF_ENTRY = READ + " AND o.entry_id = $2 AND o.state = 'OPEN'";

  private static final String BY_ID = READ + " AND o.id = $2";

  private static final String ADD =
      """
      INSERT INTO waitlist_offer (tenant_id, id, entry_id, slot_id, technician_id, starts_at, ends_at,
                                  state, offered_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, $9)
      """;

  private static final String CLOSE =
      """
      UPDATE waitlist_offer SET state = $3, appointment_id = $4
      WHERE tenant_id = $1 AND id = $2 AND state = 'OPEN'
      """;

  /** A message without a name is granted once. */
  private static final String GRANT =
      """
      UPDATE waitlist_offer SET granted_to = coalesce($3::text, '')
      WHERE tenant_id = $1 AND id = $2 AND state = 'OPEN'
        AND (granted_to IS NULL OR granted_to = $3::text)
      """;

  /** Fails with OFFER_NOT_FOUND, also for another tenant's. */
  Uni<Offer> require(SqlConnection connection, TenantId tenant, UUID id) {
    return find(connection, BY_ID, tenant, id)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ApplicationException(
                            SchedulingError.OFFER_NOT_FOUND, "There is no offer " + id + ".")));
  }

  Uni<Optional<Offer>> openOfSlot(SqlConnection connection, TenantId tenant, UUID slotId) {
    return find(connection, OF_SLOT, tenant, slotId);
  }

  Uni<Optional<Offer>> openOfEntry(SqlConnection connection, TenantId tenant, UUID entryId) {
    return find(connection, OF_ENTRY, tenant, entryId);
  }

  Uni<Void> add(SqlConnection transaction, TenantId tenant, Offer offer, Instant now) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(offer.id())
                .addUUID(offer.entryId())
                .addUUID(offer.slotId())
                .addUUID(offer.technicianId())
                .addOffsetDateTime(Rows.utc(offer.startsAt()))
                .addOffsetDateTime(Rows.utc(offer.endsAt()))
                .addOffsetDateTime(Rows.utc(now))
                .addOffsetDateTime(Rows.utc(offer.expiresAt())))
        .replaceWithVoid();
  }

  /**
   * @param appointmentId only of an accepted one
   */
  Uni<Void> close(
      SqlConnection transaction,
      TenantId tenant,
      UUID id,
      OfferState state,
      @Nullable UUID appointmentId) {
    return transaction
        .preparedQuery(CLOSE)
        .execute(Tuple.of(tenant.value(), id, state.name(), appointmentId))
        .replaceWithVoid();
  }

  /** Whether this message is the one that may tell it. */
  Uni<Boolean> grant(
      SqlConnection transaction, TenantId tenant, UUID id, @Nullable String messageKey) {
    return transaction
        .preparedQuery(GRANT)
        .execute(Tuple.of(tenant.value(), id, messageKey))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Uni<Optional<Offer>> find(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(OfferRepository::offer));
  }

  private static Offer offer(Row row) {
    return new Offer(
        row.getUUID("id"),
        row.getUUID("entry_id"),
        row.getUUID("slot_id"),
        row.getUUID("technician_id"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        OfferState.valueOf(row.getString("state")),
        Rows.instant(row, "expires_at"),
        row.getUUID("appointment_id"));
  }
}
