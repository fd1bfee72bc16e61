package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** How many slots a visitor holds. */
@ApplicationScoped
class PageHoldRepository {
  /** Those of one visitor one after the other, on whichever replica they are. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock($1, $2)";

  private static final String CLAIM =
      """
      INSERT INTO page_hold (tenant_id, id, visitor, expires_at)
      SELECT $1, $2, $3, $4
      WHERE (SELECT count(*) FROM page_hold h
             WHERE h.tenant_id = $1 AND h.visitor = $3 AND h.expires_at > $5) < $6::int
      """;

  private static final String FORGET_EXPIRED =
      """
      DELETE FROM page_hold WHERE tenant_id = $1 AND id IN (
        SELECT h.id FROM page_hold h WHERE h.tenant_id = $1 AND h.expires_at <= $2
        ORDER BY h.expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)
      """;

  private static final String HOLDS =
      "UPDATE page_hold SET hold_id = $3, expires_at = $4 WHERE tenant_id = $1 AND id = $2";

  private static final String GIVE_BACK = "DELETE FROM page_hold WHERE tenant_id = $1 AND id = $2";

  private static final String LET_GO =
      "DELETE FROM page_hold WHERE tenant_id = $1 AND hold_id = $2";

  /** Advisory locks of this program are told apart by their first half. */
  private static final int LOCK_CLASS = 0x50414745;

  /** Whether he may hold one more; at a time, also for many requests of his. */
  Uni<Boolean> claim(
      SqlConnection transaction, TenantId tenant, Claim claim, Instant now, int most) {
    int bucket = ByteBuffer.wrap(claim.visitor()).getInt();
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(LOCK_CLASS, bucket))
        .chain(
            () ->
                transaction
                    .preparedQuery(FORGET_EXPIRED)
                    .execute(Tuple.of(tenant.value(), Rows.utc(now))))
        .chain(
            () ->
                transaction
                    .preparedQuery(CLAIM)
                    .execute(
                        Tuple.of(
                            tenant.value(),
                            claim.id(),
                            Buffer.buffer(claim.visitor()),
                            Rows.utc(claim.expiresAt()),
                            Rows.utc(now),
                            most)))
        .map(inserted -> inserted.rowCount() == 1);
  }

  Uni<Void> holds(
      SqlConnection transaction, TenantId tenant, UUID claim, UUID holdId, Instant expiresAt) {
    return transaction
        .preparedQuery(HOLDS)
        .execute(Tuple.of(tenant.value(), claim, holdId, Rows.utc(expiresAt)))
        .replaceWithVoid();
  }

  Uni<Void> giveBack(SqlConnection transaction, TenantId tenant, UUID claim) {
    return transaction
        .preparedQuery(GIVE_BACK)
        .execute(Tuple.of(tenant.value(), claim))
        .replaceWithVoid();
  }

  Uni<Void> letGo(SqlConnection transaction, TenantId tenant, UUID holdId) {
    return transaction
        .preparedQuery(LET_GO)
        .execute(Tuple.of(tenant.value(), holdId))
        .replaceWithVoid();
  }

  /**
   * One slot for one visitor.
   *
   * @param visitor a keyed hash of his address, 32 bytes
   * @param expiresAt business time; when it is known how long the hold lasts, its end
   */
  record Claim(UUID id, byte[] visitor, Instant expiresAt) {}
}
