package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Asked right before a reminder is sent, by who sends it. */
@Path("/internal/reminders")
@RolesAllowed(Role.SERVICE)
class PermitResource {
  private final PermitService permits;
  private final CurrentTenant tenant;

  PermitResource(PermitService permits, CurrentTenant tenant) {
    this.permits = permits;
    this.tenant = tenant;
  }

  /**
   * 200 with the decision, made anew each time; the Idempotency-Key names the message, which alone
   * is granted again for as long as the visit stands. 404 REMINDER_NOT_FOUND.
   */
  @POST
  @Path("/{reminderId}/permit")
  public Uni<PermitView> permit(
      @RestPath UUID reminderId,
      @NotNull @Valid PermitRequest permit,
      @RestHeader("Idempotency-Key") @Size(max = 255) @Nullable String messageKey) {
    return permits.permit(tenant.require(), reminderId, permit, messageKey);
  }
}
