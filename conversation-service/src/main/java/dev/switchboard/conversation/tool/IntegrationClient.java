package dev.switchboard.conversation.tool;

import dev.switchboard.platform.client.ServiceCallHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The part of integration-service the assistant uses. */
@RegisterRestClient(configKey = "integration-service")
@RegisterClientHeaders(ServiceCallHeaders.class)
@Path("/internal/isp/accounts")
public interface IntegrationClient {
  @GET
  Uni<Response> account(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant,
      @RestQuery @Nullable String phone,
      @RestQuery @Nullable String document,
      @RestQuery @Nullable UUID customerId);

  @GET
  @Path("/{code}/connection")
  Uni<Response> connection(
      @HeaderParam(ServiceCallHeaders.TENANT) String tenant, @RestPath String code);
}
