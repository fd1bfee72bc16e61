package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Reminders over HTTP (features.md S15). */
@Path("/v1/reminders")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.SERVICE, "scope:crm:write"})
class ReminderResource {
  private final ReminderService reminders;
  private final CurrentTenant tenant;

  ReminderResource(ReminderService reminders, CurrentTenant tenant) {
    this.reminders = reminders;
    this.tenant = tenant;
  }

  /** Says what is due now; safe any number of times. */
  @POST
  @Path("/send-upcoming")
  public Uni<DueReport> sendUpcoming() {
    return reminders.sendUpcoming(tenant.require());
  }
}
