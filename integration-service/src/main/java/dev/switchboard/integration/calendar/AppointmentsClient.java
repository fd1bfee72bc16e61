package dev.switchboard.integration.calendar;

import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of scheduling-service that knows an appointment's words. */
@RegisterRestClient(configKey = "scheduling-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/v1/crm/appointments")
interface AppointmentsClient {
  @GET
  @Path("/{id}")
  Uni<AppointmentWords> find(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant, @PathParam("id") UUID id);
}
