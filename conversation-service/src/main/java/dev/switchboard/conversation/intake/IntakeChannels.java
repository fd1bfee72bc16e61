package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.conversation.Columns;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.security.TenantDirectory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the channels of a poll and decides, here and nowhere else, which deliveries have an
 * effect: not those for a suspended tenant, nor for a channel that was switched off since
 * (features.md T2, design.md 3.1). A tenant that is not known here yet is no suspended one.
 */
@ApplicationScoped
class IntakeChannels {
  private static final String CHANNELS =
      """
      SELECT c.id, c.tenant_id, c.kind, c.provider_address, c.active, c.archived_at IS NOT NULL AS gone
      FROM unnest($1::uuid[], $2::uuid[]) AS e(tenant_id, id)
      JOIN channel c ON c.tenant_id = e.tenant_id AND c.id = e.id
      """;

  private final TenantDirectory tenants;

  IntakeChannels(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  /** By id; what is not in it does not exist, or belongs to another tenant than its event says. */
  Uni<Map<UUID, IntakeChannel>> of(SqlConnection transaction, List<ConsumedEvent> events) {
    return transaction
        .preparedQuery(CHANNELS)
        .execute(
            Columns.of(events)
                .uuid(event -> event.tenantId().value())
                .uuid(ConsumedEvent::subject)
                .tuple())
        .map(
            rows -> {
              Map<UUID, IntakeChannel> channels = new HashMap<>();
              rows.forEach(row -> channels.put(row.getUUID("id"), channel(row)));
              return channels;
            });
  }

  private IntakeChannel channel(Row row) {
    TenantId tenant = new TenantId(row.getUUID("tenant_id"));
    return new IntakeChannel(
        row.getUUID("id"),
        tenant,
        ChannelKind.valueOf(row.getString("kind")),
        row.getString("provider_address"),
        isSuspended(tenant) ? "TENANT_SUSPENDED" : suppressedBecause(row));
  }

  private boolean isSuspended(TenantId tenant) {
    return tenants
        .find(tenant)
        .filter(standing -> standing.status() == TenantStatus.SUSPENDED)
        .isPresent();
  }

  private static @Nullable String suppressedBecause(Row row) {
    if (row.getBoolean("gone")) {
      return "CHANNEL_ARCHIVED";
    }
    return row.getBoolean("active") ? null : "CHANNEL_INACTIVE";
  }
}
