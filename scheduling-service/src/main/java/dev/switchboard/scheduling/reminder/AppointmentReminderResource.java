package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What became of an appointment's reminders. */
@Path("/v1/crm/appointments/{appointmentId}/reminders")
@PermissionsAllowed(Access.READ)
class AppointmentReminderResource {
  private final ReminderService reminders;
  private final CurrentTenant tenant;

  AppointmentReminderResource(ReminderService reminders, CurrentTenant tenant) {
    this.reminders = reminders;
    this.tenant = tenant;
  }

  /** Those of its earlier times too, the first due first; 404 APPOINTMENT_NOT_FOUND. */
  @GET
  public Uni<List<ReminderView>> list(@RestPath UUID appointmentId) {
    return reminders.ofAppointment(tenant.require(), appointmentId);
  }
}
