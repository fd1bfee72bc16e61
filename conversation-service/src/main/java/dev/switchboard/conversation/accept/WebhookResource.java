package dev.switchboard.conversation.accept;

import dev.switchboard.conversation.whatsapp.WhatsAppSignature;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where WhatsApp posts what happened (protocols.md 1.2 and 1.3). Its signature is its credential.
 */
@Path("/webhooks/whatsapp/{appKey}")
@PermitAll
class WebhookResource {
  private final AcceptService acceptance;

  WebhookResource(AcceptService acceptance) {
    this.acceptance = acceptance;
  }

  /** The provider asks whether we are the ones it is to post to. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public Uni<String> verify(
      @PathParam("appKey") String appKey,
      @QueryParam("hub.mode") @Nullable String mode,
      @QueryParam("hub.verify_token") @Nullable String token,
      @QueryParam("hub.challenge") @Nullable String challenge) {
    boolean subscribing = "subscribe".equals(mode) && challenge != null;
    return acceptance.verify(appKey, subscribing ? token : null, String.valueOf(challenge));
  }

  /** 200 after the commit; 403 for a bad signature only; 503 when it is to be sent again. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Uni<RestResponse<Void>> receive(
      @PathParam("appKey") String appKey,
      @HeaderParam(WhatsAppSignature.HEADER) @Nullable String signature,
      byte[] body) {
    return acceptance.accept(appKey, signature, body).replaceWith(RestResponse.ok());
  }
}
