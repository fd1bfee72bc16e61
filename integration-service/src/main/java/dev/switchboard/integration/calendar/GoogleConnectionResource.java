package dev.switchboard.integration.calendar;

import dev.switchboard.integration.connection.ConnectionView;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Connects a tenant's Google Calendar. */
@Path("/v1/crm/integrations/google-calendar")
class GoogleConnectionResource {
  private final GoogleConnectionService calendars;
  private final CurrentTenant currentTenant;

  GoogleConnectionResource(GoogleConnectionService calendars, CurrentTenant currentTenant) {
    this.calendars = calendars;
    this.currentTenant = currentTenant;
  }

  /**
   * Makes or replaces the connection. 422 PRIVATE_KEY_UNREADABLE for a key that is none, 422
   * ADDRESS_NOT_ALLOWED when an address may not be called.
   */
  @PUT
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<ConnectionView> put(@NotNull @Valid GoogleCalendarRequest request) {
    return calendars.put(currentTenant.require(), request);
  }

  /**
   * Disconnects it: nothing is entered or read any more, its credentials are forgotten, and what it
   * said of busy times no longer counts. What was entered stays in the calendar.
   */
  @DELETE
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<Void> delete() {
    return calendars.remove(currentTenant.require());
  }
}
