package dev.switchboard.scheduling.settings;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.ExpectedVersion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The rules of a business's calendar (features.md S1). */
@Path("/v1/crm/scheduling/settings")
class SettingsResource {
  private final SettingsService settings;
  private final CurrentTenant tenant;

  SettingsResource(SettingsService settings, CurrentTenant tenant) {
    this.settings = settings;
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
  public Uni<Response> read() {
    return settings.read(tenant.require()).map(SettingsResource::tagged);
  }

  /** 412 PRECONDITION_FAILED when If-Match is given and names another version. */
  @PUT
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<Response> change(
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid SettingsRequest request) {
    return settings
        .change(tenant.require(), ExpectedVersion.parse(ifMatch), request)
        .map(SettingsResource::tagged);
  }

  private static Response tagged(SettingsView view) {
    return Response.ok(view).tag(Long.toString(view.version())).build();
  }
}
