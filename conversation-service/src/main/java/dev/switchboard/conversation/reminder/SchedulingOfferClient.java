package dev.switchboard.conversation.reminder;

import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of scheduling-service that says whether an offer still stands (features.md S8). */
@RegisterRestClient(configKey = "scheduling-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/internal/waitlist-offers")
interface SchedulingOfferClient {
  /**
   * @param key the message's id: whoever asks for it again is answered as before
   */
  @POST
  @Path("/{id}/permit")
  Uni<SchedulingPermitClient.Answer> permit(
      @PathParam("id") UUID offerId,
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @HeaderParam("Idempotency-Key") String key);
}
