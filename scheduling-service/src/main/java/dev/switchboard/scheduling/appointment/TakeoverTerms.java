package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;

/** Who takes visits over, and how. */
public record TakeoverTerms(TenantId tenant, Actor actor, OnChanged onChanged) {
  public TakeoverTerms {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(onChanged, "onChanged");
  }

  boolean applies() {
    return onChanged == OnChanged.APPLY;
  }
}
