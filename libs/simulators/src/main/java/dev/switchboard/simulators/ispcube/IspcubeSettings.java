package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.RefusedException;

/**
 * The installation's credentials and habits.
 *
 * @param singleAsArray whether {@code /customer} and {@code /connection} answer an array of one
 */
public record IspcubeSettings(
    String username,
    String password,
    String apiKey,
    String clientId,
    TokenShape tokenShape,
    boolean singleAsArray) {

  /** The demo's credentials; tokens and single records as objects. */
  public static IspcubeSettings usual() {
    return new IspcubeSettings(
        "switchboard", "demo-password", "demo-api-key", "77", TokenShape.OBJECT, false);
  }

  /** The same with another shape of token. */
  public IspcubeSettings with(TokenShape shape) {
    return new IspcubeSettings(username, password, apiKey, clientId, shape, singleAsArray);
  }

  /** The same with single records in an array. */
  public IspcubeSettings withArrays() {
    return new IspcubeSettings(username, password, apiKey, clientId, tokenShape, true);
  }

  /** A member that is absent keeps its value. */
  IspcubeSettings changedBy(ObjectNode json) {
    try {
      return new IspcubeSettings(
          json.path("username").asText(username),
          json.path("password").asText(password),
          json.path("apiKey").asText(apiKey),
          json.path("clientId").asText(clientId),
          TokenShape.valueOf(json.path("tokenShape").asText(tokenShape.name())),
          json.path("singleAsArray").asBoolean(singleAsArray));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("tokenShape must be OBJECT, TEXT, NESTED or ACCESS_TOKEN");
    }
  }

  /** The password is nothing for a log. */
  @Override
  public String toString() {
    return "IspcubeSettings[" + username + "]";
  }
}
