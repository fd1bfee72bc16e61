package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import java.util.Objects;
import java.util.UUID;

/**
 * A plan that this process is to solve.
 *
 * @param claim of this try: whoever comes late with a result finds another's, or none
 */
record ClaimedPlan(TenantId tenant, UUID planId, UUID claim, PlanRequest request) {
  ClaimedPlan {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(planId, "planId");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(request, "request");
  }
}
