package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What authentication found out: who calls, and the one tenant the credentials belong to. Services
 * and platform admins have no tenant of their own.
 */
record Caller(Actor actor, @Nullable TenantId tenant) {
  static final String ATTRIBUTE = "switchboard.caller";

  Caller {
    Objects.requireNonNull(actor, "actor");
  }

  static Optional<Caller> of(SecurityIdentity identity) {
    @Nullable Caller caller = identity.getAttribute(ATTRIBUTE);
    return Optional.ofNullable(caller);
  }
}
