package dev.switchboard.conversation.tool;

import dev.switchboard.platform.client.ServiceCallHeaders;
import dev.switchboard.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The part of scheduling-service the assistant uses. Bodies are JSON texts. */
@RegisterRestClient(configKey = "scheduling-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/v1/crm")
@Consumes(MediaType.APPLICATION_JSON)
public interface SchedulingClient {
  @GET
  @Path("/slots")
  Uni<Response> slots(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @RestQuery String serviceType,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String dayPart,
      @RestQuery @Nullable String earliest,
      @RestQuery @Nullable String latest,
      @RestQuery @Nullable UUID excludeAppointmentId,
      @RestQuery int limit);

  @GET
  @Path("/service-types")
  Uni<Response> serviceTypes(@HeaderParam(ServiceCallHeaders.TENANT) String tenant);

  @GET
  @Path("/appointments")
  Uni<Response> appointments(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @RestQuery UUID customerId,
      @RestQuery String from);

  @POST
  @Path("/appointments")
  Uni<Response> book(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @HeaderParam(IdempotencyKey.HEADER) String key,
      String appointment);

  /**
   * @param change confirm, cancel or reschedule
   */
  @POST
  @Path("/appointments/{id}/{change}")
  Uni<Response> change(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @RestPath UUID id,
      @RestPath String change,
      String how);

  /**
   * @param answer accept or decline
   */
  @POST
  @Path("/waitlist/offers/{id}/{answer}")
  Uni<Response> answerOffer(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @RestPath UUID id,
      @RestPath String answer);
}
