package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer that this poll made or changed, as far as others are told. */
record CustomerRow(TenantId tenantId, UUID id, long version, @Nullable String language) {}
