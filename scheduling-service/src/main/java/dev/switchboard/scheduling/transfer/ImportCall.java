package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.appointment.OnChanged;
import dev.switchboard.scheduling.appointment.TakeoverTerms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wants visits taken over, and how.
 *
 * @param dryRun nothing is to be taken, only said what would be
 * @param onChanged what becomes of rows that were taken before and read differently
 * @param serviceType for rows that name none
 */
record ImportCall(
    TenantId tenant,
    Actor actor,
    boolean dryRun,
    OnChanged onChanged,
    @Nullable String serviceType) {
  ImportCall {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(onChanged, "onChanged");
  }

  TakeoverTerms terms() {
    return new TakeoverTerms(tenant, actor, onChanged);
  }
}
