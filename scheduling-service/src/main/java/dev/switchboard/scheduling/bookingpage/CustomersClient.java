package dev.switchboard.scheduling.bookingpage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of conversation-service that knows customers by their number. */
@RegisterRestClient(configKey = "conversation-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/internal/customers")
interface CustomersClient {
  /** The same number is the same customer, however often it is asked. */
  @POST
  Uni<Known> findOrCreate(@HeaderParam(ServiceCallHeaders.TENANT) String tenant, Contact contact);

  /**
   * Who wants to come.
   *
   * @param phone E.164
   */
  record Contact(
      String phone,
      String name,
      @Nullable String email,
      @Nullable String address,
      String language) {
    /** Shows no person. */
    @Override
    public String toString() {
      return "Contact[]";
    }
  }

  /** Who that is there. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Known(UUID customerId) {
    public Known {
      Objects.requireNonNull(customerId, "customerId");
    }
  }
}
