package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;

/**
 * What Google gives the owner of a service account: the members of its key file.
 *
 * @param privateKey PKCS #8 in PEM
 */
public record ServiceAccountKey(
    String clientEmail, String privateKey, String privateKeyId, String tokenUri) {

  /** The key file, with Google's member names. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("type", "service_account");
    json.put("client_email", clientEmail).put("private_key", privateKey);
    return json.put("private_key_id", privateKeyId).put("token_uri", tokenUri);
  }

  /** The private key is nothing for a log. */
  @Override
  public String toString() {
    return "ServiceAccountKey[" + clientEmail + "]";
  }
}
