package dev.switchboard.conversation.accept;

import dev.switchboard.contracts.TenantId;
import java.util.UUID;

/** What accepting a delivery needs to know of the channel it is for. */
record ReceivingChannel(UUID id, TenantId tenantId, UUID appId) {}
