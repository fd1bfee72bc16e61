package dev.switchboard.tenant.auth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request for an access token; {@code grantType} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "grantType")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TokenRequest.Password.class, name = "PASSWORD"),
  @JsonSubTypes.Type(value = TokenRequest.ClientCredentials.class, name = "CLIENT_CREDENTIALS")
})
sealed interface TokenRequest {
  /**
   * A person signs in.
   *
   * @param tenantId for whom; needed by who works for several
   */
  record Password(
      @NotBlank @Size(max = 254) String email,
      @NotBlank @Size(max = 72) String password,
      @Nullable UUID tenantId)
      implements TokenRequest {
    @Override
    public String toString() {
      return "Password[hidden]";
    }
  }

  /** A service of ours asks for itself; it names its tenant with each call. */
  record ClientCredentials(
      @NotBlank @Size(max = 63) String clientId, @NotBlank @Size(max = 200) String clientSecret)
      implements TokenRequest {
    @Override
    public String toString() {
      return "ClientCredentials[" + clientId + "]";
    }
  }
}
