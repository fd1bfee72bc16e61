package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;

/** Many requests at once, which REST Assured cannot send. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base =
      URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));

  CompletableFuture<HttpResponse<String>> post(
      TenantId tenant, String path, String body, String... headers) {
    return postAs(TestTokens.token(tenant, Role.OWNER), path, body, headers);
  }

  CompletableFuture<HttpResponse<String>> postAs(
      String token, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
