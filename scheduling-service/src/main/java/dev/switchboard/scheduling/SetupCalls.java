package dev.switchboard.scheduling;

import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Changes of the setup, as they are asked for over HTTP. */
@ApplicationScoped
public class SetupCalls {
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  SetupCalls(CurrentTenant tenant, CurrentActor actor) {
    this.tenant = tenant;
    this.actor = actor;
  }

  /**
   * The caller's; fails with INVALID_REQUEST for what is no ETag.
   *
   * @param ifMatch absent: whatever version it is
   */
  public SetupCall of(@Nullable String ifMatch, boolean dryRun) {
    return new SetupCall(tenant.require(), actor.require(), ExpectedVersion.parse(ifMatch), dryRun);
  }
}
