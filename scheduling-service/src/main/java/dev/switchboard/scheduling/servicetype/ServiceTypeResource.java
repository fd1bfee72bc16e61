package dev.switchboard.scheduling.servicetype;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Invalid;
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
import org.jboss.resteasy.reactive.RestPath;

/** What a business offers (features.md S2). */
@Path("/v1/crm/service-types")
class ServiceTypeResource {
  private final ServiceTypeService types;
  private final SetupService setup;
  private final CurrentTenant tenant;

  ServiceTypeResource(ServiceTypeService types, SetupService setup, CurrentTenant tenant) {
    this.types = types;
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
  public Uni<Map<String, List<ServiceTypeView>>> list() {
    return setup.ensure(tenant.require()).chain(types::list).map(all -> Map.of("items", all));
  }

  /** 409 CODE_TAKEN. */
  @POST
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<Response> add(@NotNull @Valid ServiceTypeRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.add(tenant.require(), request))
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }

  /** 404 SERVICE_TYPE_NOT_FOUND. */
  @PUT
  @Path("/{code}")
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<ServiceTypeView> change(
      @RestPath String code, @NotNull @Valid ServiceTypeRequest request) {
    if (!request.code().equals(code)) {
      throw Invalid.request("code", "is never changed");
    }
    return setup.ensure(tenant.require()).chain(() -> types.change(code, request));
  }
}
