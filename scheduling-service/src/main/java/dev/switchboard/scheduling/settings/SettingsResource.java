package dev.switchboard.scheduling.settings;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.SetupCalls;
import dev.switchboard.scheduling.Versioned;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
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
  private final SetupCalls calls;

  SettingsResource(SettingsService settings, CurrentTenant tenant, SetupCalls calls) {
    this.settings = settings;
    this.tenant = tenant;
    this.calls = calls;
  }

  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read() {
    return settings.read(tenant.require()).map(Versioned::shown);
  }

  /**
   * 412 PRECONDITION_FAILED when If-Match is given and names another version; 422 INVALID_SETTINGS
   * with the field. The visits that no longer fit stay as they are and are {@code conflicts}.
   *
   * @param dryRun true: only says what would be
   */
  @PUT
  @PermissionsAllowed(Access.SET_UP)
  public Uni<Response> change(
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun,
      @NotNull @Valid SettingsRequest request) {
    return settings
        .change(calls.of(ifMatch, dryRun), request)
        .map(outcome -> outcome.answer(Response.Status.OK));
  }
}
