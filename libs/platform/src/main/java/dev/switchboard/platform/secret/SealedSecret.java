package dev.switchboard.platform.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * What is inside a token, as JSON.
 *
 * @param t the scope's label
 * @param p the purpose
 * @param v the secret
 */
record SealedSecret(String t, String p, String v) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @throws FernetException when the bytes are not this JSON
   */
  static SealedSecret read(byte[] json) {
    try {
      SealedSecret read = JSON.readValue(json, SealedSecret.class);
      if (read != null) {
        return read;
      }
    } catch (IOException e) {
      // Not chained: its message can quote the secret.
    }
    throw new FernetException("signed, but not a sealed secret");
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("three strings are always JSON", e);
    }
  }

  boolean isFor(SecretScope scope, SecretPurpose purpose) {
    return t.equals(scope.label()) && p.equals(purpose.value());
  }

  @Override
  public String toString() {
    return "SealedSecret[hidden]";
  }
}
