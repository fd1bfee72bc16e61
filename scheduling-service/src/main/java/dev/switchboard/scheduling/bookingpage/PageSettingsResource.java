package dev.switchboard.scheduling.bookingpage;

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
import org.jspecify.annotations.Nullable;

/** A business turns its booking page on and off (features.md S11). */
@Path("/v1/crm/scheduling/booking-page")
class PageSettingsResource {
  private final PageSettingsService pages;
  private final CurrentTenant tenant;
  private final SetupCalls calls;

  PageSettingsResource(PageSettingsService pages, CurrentTenant tenant, SetupCalls calls) {
    this.pages = pages;
    this.tenant = tenant;
    this.calls = calls;
  }

  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read() {
    return pages.read(tenant.require()).map(Versioned::shown);
  }

  /** 412 PRECONDITION_FAILED when If-Match is given and names another version. */
  @PUT
  @PermissionsAllowed(Access.SET_UP)
  public Uni<Response> set(
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PageSettingsRequest wanted) {
    return pages.set(calls.of(ifMatch, false), wanted).map(Versioned::shown);
  }
}
