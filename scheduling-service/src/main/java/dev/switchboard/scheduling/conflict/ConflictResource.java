package dev.switchboard.scheduling.conflict;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Visits that stand although the setup, as it is now, has no place for them. */
@Path("/v1/crm/scheduling/conflicts")
class ConflictResource {
  private final ConflictService conflicts;
  private final SetupService setup;
  private final CurrentTenant tenant;

  ConflictResource(ConflictService conflicts, SetupService setup, CurrentTenant tenant) {
    this.conflicts = conflicts;
    this.setup = setup;
    this.tenant = tenant;
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, "scope:crm:read"})
  public Uni<Conflicts> list() {
    return setup.ensure(tenant.require()).chain(() -> conflicts.now(tenant.require()));
  }
}
