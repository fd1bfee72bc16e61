package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Asked right before a reminder is sent, by who sends it. */
@Path("/internal/reminders")
@RolesAllowed(Role.SERVICE)
class PermitResource {
  private final PermitService permits;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  PermitResource(
      PermitService permits,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.permits = permits;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** 200 with the decision; with an Idempotency-Key the same one again. 404 REMINDER_NOT_FOUND. */
  @POST
  @Idempotent
  @Path("/{reminderId}/permit")
  public Uni<Response> permit(@RestPath UUID reminderId, @NotNull @Valid PermitRequest permit) {
    return permits
        .permit(
            new Call(tenant.require(), request.require(), actor.require()),
            reminderId,
            permit.appointmentVersion())
        .map(StoredAnswer::toResponse);
  }
}
