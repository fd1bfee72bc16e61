package dev.switchboard.conversation.channel;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The channels of one tenant. */
@ApplicationScoped
class ChannelRepository {
  private static final String APP =
      "SELECT id FROM webhook_app WHERE app_key = $1 AND kind = 'WHATSAPP' AND archived_at IS NULL";

  /** A number that is claimed may be another tenant's, which this transaction cannot see. */
  private static final String CLAIM =
      """
      INSERT INTO channel (tenant_id, id, kind, provider_address, webhook_app_id, display_number,
                           credentials, settings)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)
      ON CONFLICT DO NOTHING
      """;

  /** The settings' domain hides from the driver that they are JSON. */
  private static final String LIST =
      """
      SELECT c.id, c.kind, c.provider_address, a.app_key, c.display_number,
             c.settings::jsonb AS settings, c.active, c.created_at
      FROM channel c LEFT JOIN webhook_app a ON a.id = c.webhook_app_id
      WHERE c.tenant_id = $1 AND c.archived_at IS NULL AND ($2::uuid IS NULL OR c.id = $2)
      ORDER BY c.created_at, c.id
      """;

  /** A channel to be, its access token sealed. */
  record Claim(
      TenantId tenantId,
      UUID id,
      UUID appId,
      ChannelRequest request,
      String sealedToken,
      JsonObject settings) {}

  Uni<Optional<UUID>> app(SqlConnection transaction, String appKey) {
    return transaction
        .preparedQuery(APP)
        .execute(Tuple.of(appKey))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).findFirst());
  }

  /** Whether the number was free. */
  Uni<Boolean> claim(SqlConnection transaction, Claim claim) {
    return transaction
        .preparedQuery(CLAIM)
        .execute(
            Tuple.of(claim.tenantId().value(), claim.id(), claim.request().kind().name())
                .addString(claim.request().phoneNumberId())
                .addUUID(claim.appId())
                .addString(claim.request().displayPhoneNumber())
                .addString(claim.sealedToken())
                .addJsonObject(claim.settings()))
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<List<ChannelView>> all(SqlConnection transaction, TenantId tenant) {
    return views(transaction, Tuple.of(tenant.value(), null));
  }

  Uni<ChannelView> one(SqlConnection transaction, TenantId tenant, UUID id) {
    return views(transaction, Tuple.of(tenant.value(), id)).map(List::getFirst);
  }

  private static Uni<List<ChannelView>> views(SqlConnection transaction, Tuple parameters) {
    return transaction.preparedQuery(LIST).execute(parameters).map(ChannelRepository::views);
  }

  private static List<ChannelView> views(RowSet<Row> rows) {
    return rows.stream().map(ChannelView::from).toList();
  }
}
