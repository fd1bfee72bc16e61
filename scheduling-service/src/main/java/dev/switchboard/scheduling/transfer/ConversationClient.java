package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of conversation-service that an import uses. */
@RegisterRestClient(configKey = "conversation-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/internal/customers")
@Consumes(MediaType.APPLICATION_JSON)
public interface ConversationClient {
  @POST
  @Path("/find-or-create")
  Uni<Found> findOrCreate(@HeaderParam(ServiceCallHeaders.TENANT) String tenant, People people);

  /** Whom to find or make. */
  record People(List<CustomerDirectoryClient.Person> customers) {}

  /** All of them. */
  record Found(List<Customer> items) {}

  /** Who has the number. */
  record Customer(String phone, UUID customerId) {}
}
