package dev.switchboard.platform.event;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from Kafka, its data not yet read.
 *
 * @param key the aggregate whose order matters
 * @param subject what it happened to
 * @param data JSON, but for {@link Topic#WEBHOOK_RECEIVED}, whose data is the provider's body
 */
public record ConsumedEvent(
    UUID id,
    Topic topic,
    TenantId tenantId,
    UUID key,
    UUID subject,
    Instant time,
    @Nullable String traceParent,
    byte[] data) {}
