package dev.switchboard.platform.work;

import dev.switchboard.contracts.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work row this process may work on until its lease expires.
 *
 * @param attempts how often it has been claimed, this time included
 * @param traceParent the trace it belongs to, as in events
 * @param row all of the work table's columns
 */
public record Claimed(
    UUID id,
    TenantId tenantId,
    long leaseEpoch,
    int attempts,
    @Nullable String traceParent,
    Row row) {
  static Claimed from(Row row) {
    return new Claimed(
        row.getUUID("id"),
        new TenantId(row.getUUID("tenant_id")),
        row.getLong("lease_epoch"),
        row.getInteger("attempts"),
        row.getString("trace_parent"),
        row);
  }
}
