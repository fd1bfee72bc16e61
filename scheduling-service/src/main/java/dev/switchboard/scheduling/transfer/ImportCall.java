package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wants visits taken over, and how.
 *
 * @param dryRun nothing is to be taken, only said what would be
 * @param serviceType for rows that name none
 */
record ImportCall(TenantId tenant, Actor actor, boolean dryRun, @Nullable String serviceType) {
  ImportCall {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(actor, "actor");
  }
}
