package dev.switchboard.integration.calendar;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Where appointments stand in the calendar. */
@Path("/v1/crm/calendar-links")
class CalendarLinkResource {
  private final CalendarLinkService links;
  private final CurrentTenant currentTenant;

  CalendarLinkResource(CalendarLinkService links, CurrentTenant currentTenant) {
    this.links = links;
    this.currentTenant = currentTenant;
  }

  /** Of one appointment; 404 CALENDAR_LINK_NOT_FOUND when it was never heard of. */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE})
  public Uni<CalendarLinkView> find(@QueryParam("appointmentId") @NotNull UUID appointmentId) {
    return links.view(currentTenant.require(), appointmentId);
  }
}
