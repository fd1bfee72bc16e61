package dev.switchboard.scheduling.settings;

import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.SetupCall;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules of a business's calendar (features.md S1). */
@Path("/v1/crm/scheduling/settings")
class SettingsResource {
  private final SettingsService settings;
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  SettingsResource(SettingsService settings, CurrentTenant tenant, CurrentActor actor) {
    this.settings = settings;
    this.tenant = tenant;
    this.actor = actor;
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
    return settings.read(tenant.require()).map(view -> tagged(view, view.version()));
  }

  /**
   * 412 PRECONDITION_FAILED when If-Match is given and names another version; 422 INVALID_SETTINGS
   * with the field. The visits that no longer fit stay as they are and are {@code conflicts}.
   *
   * @param dryRun true: only says what would be
   */
  @PUT
  @RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
  public Uni<Response> change(
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun,
      @NotNull @Valid SettingsRequest request) {
    SetupCall call =
        new SetupCall(tenant.require(), actor.require(), ExpectedVersion.parse(ifMatch), dryRun);
    return settings
        .change(call, request)
        .map(
            outcome ->
                dryRun ? Response.ok(outcome).build() : tagged(outcome, outcome.now().version()));
  }

  private static Response tagged(Object view, long version) {
    return Response.ok(view).tag(Long.toString(version)).build();
  }
}
