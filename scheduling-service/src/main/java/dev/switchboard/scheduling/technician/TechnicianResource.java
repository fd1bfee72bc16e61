package dev.switchboard.scheduling.technician;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Who does the visits (features.md S3). */
@Path("/v1/crm/technicians")
class TechnicianResource {
  private final TechnicianService technicians;
  private final SetupService setup;
  private final CurrentTenant tenant;

  TechnicianResource(TechnicianService technicians, SetupService setup, CurrentTenant tenant) {
    this.technicians = technicians;
    this.setup = setup;
    this.tenant = tenant;
  }

  @GET
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Map<String, List<TechnicianView>>> list() {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.list(tenant.require()))
        .map(all -> Map.of("items", all));
  }

  @POST
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<Response> add(@NotNull @Valid TechnicianRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.add(tenant.require(), request))
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }

  /** 404 TECHNICIAN_NOT_FOUND, also for the crew. */
  @PUT
  @Path("/{technicianId}")
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<TechnicianView> change(
      @RestPath UUID technicianId, @NotNull @Valid TechnicianRequest request) {
    return technicians.change(tenant.require(), technicianId, request);
  }
}
