package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;

/** Who asks for a change, for whom, and under which key. */
record Call(TenantId tenant, IdempotentRequest request, Actor actor) {
  Call {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(actor, "actor");
  }

  /** Our own services know their customers: the copy here may be behind what they know. */
  boolean isOurs() {
    return actor instanceof Actor.Service;
  }
}
