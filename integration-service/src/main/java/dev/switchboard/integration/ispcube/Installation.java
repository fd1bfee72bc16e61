package dev.switchboard.integration.ispcube;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Where an installation is and what it wants to see on every call (protocols.md 4.1).
 *
 * @param baseUrl without a slash at the end
 */
record Installation(
    String baseUrl, String username, String password, String apiKey, String clientId) {

  static Installation from(JsonObject settings, JsonObject credentials) {
    return new Installation(
        settings.getString("baseUrl"),
        settings.getString("username"),
        credentials.getString("password"),
        credentials.getString("apiKey"),
        settings.getString("clientId"));
  }

  static Installation from(IspcubeRequest request, String baseUrl) {
    return new Installation(
        baseUrl,
        request.username().strip(),
        request.password(),
        request.apiKey().strip(),
        request.clientId());
  }

  JsonObject settings() {
    return new JsonObject()
        .put("baseUrl", baseUrl)
        .put("username", username)
        .put("clientId", clientId);
  }

  JsonObject credentials() {
    return new JsonObject().put("password", password).put("apiKey", apiKey);
  }

  /** Without the token. */
  Map<String, String> headers() {
    return Map.of(
        "api-key", apiKey,
        "client-id", clientId,
        "login-type", "api",
        "username", username,
        "Accept", "application/json");
  }

  String login() {
    return new JsonObject().put("username", username).put("password", password).encode();
  }

  @Override
  public String toString() {
    return "Installation[%s]".formatted(baseUrl);
  }
}
