package dev.switchboard.integration.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A service account's key file as Google gives it out; members that are not needed are ignored.
 *
 * @param privateKey PKCS #8 in PEM; kept sealed, never shown again
 * @param tokenUri Google's own when absent
 */
public record ServiceAccountKey(
    @JsonProperty("client_email") @NotBlank @Email @Size(max = 320) String clientEmail,
    @JsonProperty("private_key") @NotBlank @Size(max = 8192) String privateKey,
    @JsonProperty("private_key_id") @NotBlank @Size(max = 200) String privateKeyId,
    @JsonProperty("token_uri") @Size(max = 300) @Nullable String tokenUri) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "ServiceAccountKey[%s]".formatted(clientEmail);
  }
}
