package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel a delivery is for.
 *
 * @param address what the provider calls it: a WhatsApp phone number id
 * @param suppressedBecause why a delivery has no effect, as the reason it is set aside with; absent
 *     when it has one
 */
record IntakeChannel(
    UUID id,
    TenantId tenantId,
    ChannelKind kind,
    String address,
    @Nullable String suppressedBecause) {}
