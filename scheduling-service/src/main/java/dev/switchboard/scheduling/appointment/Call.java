package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, for whom, and under which key.
 *
 * @param conversationId where it was talked about; the appointment keeps it (features.md S20)
 */
record Call(
    TenantId tenant, IdempotentRequest request, Actor actor, @Nullable UUID conversationId) {
  Call {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(actor, "actor");
  }

  Call(TenantId tenant, IdempotentRequest request, Actor actor) {
    this(tenant, request, actor, null);
  }

  Call in(@Nullable UUID conversation) {
    return new Call(tenant, request, actor, conversation);
  }

  /** Our own services know their customers: the copy here may be behind what they know. */
  boolean isOurs() {
    return actor instanceof Actor.Service;
  }
}
