package dev.switchboard.scheduling;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;

/**
 * Who wants the business's setup changed, and how.
 *
 * @param expected the version that was read
 * @param dryRun nothing is to be changed, only said what would be
 */
public record SetupCall(TenantId tenant, Actor actor, ExpectedVersion expected, boolean dryRun) {
  public SetupCall {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(expected, "expected");
  }
}
