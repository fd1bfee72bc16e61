package dev.switchboard.conversation.customer;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** For services that hear of people elsewhere: an import of visits (features.md P10). */
@Path("/internal/customers")
@RolesAllowed(Role.SERVICE)
class AcquaintanceResource {
  private final AcquaintanceService acquaintances;
  private final CurrentTenant tenant;

  AcquaintanceResource(AcquaintanceService acquaintances, CurrentTenant tenant) {
    this.acquaintances = acquaintances;
    this.tenant = tenant;
  }

  /** 200 with all of them, by number; again, with the same. */
  @POST
  @Path("/find-or-create")
  public Uni<Map<String, List<FoundCustomer>>> findOrCreate(@NotNull @Valid Acquaintances people) {
    return acquaintances
        .findOrCreate(tenant.require(), people.customers())
        .map(found -> Map.of("items", found));
  }
}
