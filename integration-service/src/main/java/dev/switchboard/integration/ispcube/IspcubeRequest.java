package dev.switchboard.integration.ispcube;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * An ISPCube installation to be connected (features.md I7, protocols.md 4.1).
 *
 * @param baseUrl with its {@code /api}
 * @param username of the API user
 * @param password kept sealed, never shown again
 * @param apiKey kept sealed, never shown again
 * @param clientId the provider's own company number
 */
public record IspcubeRequest(
    @NotBlank @Size(max = 300) String baseUrl,
    @NotBlank @Size(max = 200) String username,
    @NotBlank @Size(max = 500) String password,
    @NotBlank @Size(max = 500) String apiKey,
    @NotNull @Pattern(regexp = "[0-9]{1,12}") String clientId) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "IspcubeRequest[%s]".formatted(baseUrl);
  }
}
