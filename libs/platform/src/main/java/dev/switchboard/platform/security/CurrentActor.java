package dev.switchboard.platform.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the request being served. A resource asks once and hands the answer on. */
@RequestScoped
public class CurrentActor {
  private final SecurityIdentity identity;

  CurrentActor(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * @throws UnauthorizedException (401) when nobody has shown credentials
   */
  public Actor require() {
    return Caller.of(identity).map(Caller::actor).orElseThrow(UnauthorizedException::new);
  }
}
