package dev.switchboard.platform.copy;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.TenantId;
import java.util.Objects;
import java.util.UUID;

/**
 * One aggregate as last told.
 *
 * @param data the event's data, as it was published
 */
record Copied<E extends DomainEvent>(
    TenantId tenantId, UUID id, long version, E event, String data) {
  Copied {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(data, "data");
  }

  /** The other one if its version is higher, else this. */
  Copied<E> or(Copied<E> other) {
    return other.version > version ? other : this;
  }
}
