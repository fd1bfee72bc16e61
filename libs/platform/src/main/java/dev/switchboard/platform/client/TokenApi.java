package dev.switchboard.platform.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of tenant-service that gives out tokens (features.md T3). */
@RegisterRestClient(configKey = "tenant-service")
@Path("/v1/auth/tokens")
public interface TokenApi {
  @POST
  Uni<Granted> grant(ClientCredentials credentials);

  /** A service asks for itself. */
  record ClientCredentials(String grantType, String clientId, String clientSecret) {
    static ClientCredentials of(String clientId, String clientSecret) {
      return new ClientCredentials("CLIENT_CREDENTIALS", clientId, clientSecret);
    }

    @Override
    public String toString() {
      return "ClientCredentials[" + clientId + "]";
    }
  }

  /**
   * What it gets.
   *
   * @param expiresIn seconds from now
   */
  record Granted(String accessToken, long expiresIn) {
    public Granted {
      Objects.requireNonNull(accessToken, "accessToken");
    }

    @Override
    public String toString() {
      return "Granted[hidden, " + expiresIn + " s]";
    }
  }
}
