package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import java.net.URI;
import java.util.Optional;

/**
 * A business's phone number at the provider, and the app its deliveries go to.
 *
 * @param displayPhoneNumber digits, as in a delivery's metadata
 * @param wabaId the account, {@code entry[].id}
 * @param accessToken the bearer token that may send from this number
 * @param appSecret signs deliveries
 * @param webhookUrl where deliveries go; empty when the account is subscribed to no app
 */
public record BusinessNumber(
    String phoneNumberId,
    String displayPhoneNumber,
    String wabaId,
    String accessToken,
    String appSecret,
    Optional<URI> webhookUrl) {
  public BusinessNumber {
    if (!phoneNumberId.matches("\\d+")) {
      throw new RefusedException("phoneNumberId must be digits");
    }
    if (accessToken.isBlank() || appSecret.isBlank()) {
      throw new RefusedException("accessToken and appSecret must not be blank");
    }
  }

  /** A number whose account and display number follow from its id. */
  public static BusinessNumber of(
      String phoneNumberId, String accessToken, String appSecret, URI webhookUrl) {
    return new BusinessNumber(
        phoneNumberId,
        "1555" + phoneNumberId,
        "9" + phoneNumberId,
        accessToken,
        appSecret,
        Optional.of(webhookUrl));
  }

  static BusinessNumber read(String phoneNumberId, ObjectNode json) {
    try {
      return new BusinessNumber(
          phoneNumberId,
          json.path("displayPhoneNumber").asText("1555" + phoneNumberId).replaceAll("\\D", ""),
          json.path("wabaId").asText("9" + phoneNumberId),
          json.path("accessToken").asText(),
          json.path("appSecret").asText(),
          Optional.ofNullable(json.path("webhookUrl").textValue()).map(URI::create));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("webhookUrl: " + e.getMessage());
    }
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("phoneNumberId", phoneNumberId);
    json.put("displayPhoneNumber", displayPhoneNumber).put("wabaId", wabaId);
    return json.put("webhookUrl", webhookUrl.map(URI::toString).orElse(null));
  }
}
