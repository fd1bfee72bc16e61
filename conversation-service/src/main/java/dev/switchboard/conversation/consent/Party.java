package dev.switchboard.conversation.consent;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a tenant writes to.
 *
 * @param address the one he is written to now; others of his are looked up
 */
public record Party(
    TenantId tenant, ChannelKind channel, @Nullable UUID customerId, Address address) {}
