package dev.switchboard.conversation.channel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an app at WhatsApp shares with us (protocols.md 1.2, 1.3).
 *
 * @param appSecrets every one that a delivery may be signed with; two while one is being replaced
 */
public record WebhookAppRequest(
    @NotBlank @Size(max = 255) String verifyToken,
    @NotNull @Size(min = 1, max = 5) List<@NotBlank @Size(max = 255) String> appSecrets) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "WebhookAppRequest";
  }
}
