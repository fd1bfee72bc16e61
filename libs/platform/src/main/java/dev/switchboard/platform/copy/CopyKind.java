package dev.switchboard.platform.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.tenant.ApiKeyChanged;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventJson;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What is copied, and how it is found.
 *
 * @param table in the service's own database (db/platform/V0.5)
 * @param key what it is looked up by in memory; never changes for one aggregate
 */
record CopyKind<K, E extends DomainEvent>(
    Topic topic, Class<E> type, String table, Function<E, K> key, ToLongFunction<E> version) {
  static final CopyKind<TenantId, TenantChanged> TENANT =
      new CopyKind<>(
          Topic.TENANT_CHANGED,
          TenantChanged.class,
          "tenant_copy",
          tenant -> new TenantId(tenant.tenantId()),
          TenantChanged::version);

  static final CopyKind<String, ApiKeyChanged> API_KEY =
      new CopyKind<>(
          Topic.API_KEY_CHANGED,
          ApiKeyChanged.class,
          "api_key_copy",
          ApiKeyChanged::prefix,
          ApiKeyChanged::version);

  K keyOf(Copied<E> copied) {
    return key.apply(copied.event());
  }

  Copied<E> read(ConsumedEvent event) {
    E data = EventJson.read(event, type);
    return new Copied<>(
        event.tenantId(),
        data.subject(),
        version.applyAsLong(data),
        data,
        new String(event.data(), UTF_8));
  }

  Copied<E> read(TenantId tenantId, UUID id, long storedVersion, String data) {
    return new Copied<>(tenantId, id, storedVersion, EventJson.read(data, type), data);
  }
}
