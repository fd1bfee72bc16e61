package dev.switchboard.scheduling.waitlist;

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

/** Asked right before an offer is told to its customer, by who tells it. */
@Path("/internal/waitlist-offers")
@RolesAllowed(Role.SERVICE)
class OfferPermitResource {
  private final OfferPermitService permits;
  private final CurrentTenant tenant;

  OfferPermitResource(OfferPermitService permits, CurrentTenant tenant) {
    this.permits = permits;
    this.tenant = tenant;
  }

  /**
   * 200 with the decision, made anew each time; the Idempotency-Key names the message, which alone
   * is granted again for as long as the offer stands. 404 OFFER_NOT_FOUND.
   */
  @POST
  @Path("/{offerId}/permit")
  public Uni<OfferPermitView> permit(
      @RestPath UUID offerId,
      @RestHeader("Idempotency-Key") @Size(max = 255) @Nullable String messageKey) {
    return permits.permit(tenant.require(), offerId, messageKey);
  }
}
