package dev.switchboard.contracts;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with what CloudEvents 1.0 says around its data; the publisher adds the source, which is
 * the service (binary mode on Kafka: each attribute a {@code ce_} header, the value the data).
 *
 * @param id UUIDv7, or UUIDv5 where a provider's id makes a replay give the same one; then the time
 *     is the provider's too, so that every copy is alike
 * @param time when it happened, business time
 * @param tenantId CloudEvents extension {@code tenantid}
 * @param traceParent W3C trace context, extension {@code traceparent}
 */
public record EventEnvelope<T extends DomainEvent>(
    UUID id, Instant time, TenantId tenantId, @Nullable String traceParent, T data) {
  public EventEnvelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(data, "data");
  }
}
