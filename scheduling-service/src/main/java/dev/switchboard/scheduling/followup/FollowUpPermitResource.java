package dev.switchboard.scheduling.followup;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Asked right before a follow-up is sent, by who sends it. */
@Path("/internal/follow-ups")
@RolesAllowed(Role.SERVICE)
class FollowUpPermitResource {
  private final FollowUpPermitService permits;
  private final CurrentTenant tenant;

  FollowUpPermitResource(FollowUpPermitService permits, CurrentTenant tenant) {
    this.permits = permits;
    this.tenant = tenant;
  }

  /**
   * 200 with the decision, made anew each time; the Idempotency-Key names the message. 404
   * FOLLOW_UP_NOT_FOUND.
   */
  @POST
  @Path("/{followUpId}/permit")
  public Uni<FollowUpPermitView> permit(
      @RestPath UUID followUpId,
      @RestHeader("Idempotency-Key") @Size(max = 255) @Nullable String messageKey) {
    return permits.permit(tenant.require(), followUpId, messageKey);
  }
}
