package dev.switchboard.conversation.channel;

import dev.switchboard.contracts.conversation.ChannelKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A number to be connected.
 *
 * @param kind WHATSAPP
 * @param appKey the app its deliveries are signed by
 * @param phoneNumberId what WhatsApp calls the number (protocols.md 1.1)
 * @param displayPhoneNumber what customers see
 * @param accessToken what we send with; kept sealed, never shown again
 * @param ownerAlertTemplate name of the approved template that alerts the owner
 * @param reminderTemplate name of the approved template that reminds of a visit
 * @param reminderText what a reminder says inside the 24-hour window, instead of our own words:
 *     {@code {name}}, {@code {service}} and {@code {when}} are filled in, the last must be there
 * @param followUpTemplate name of the approved template for who wrote and did not book
 * @param reactivationTemplate name of the one for who has not had a visit for long
 * @param offerTemplate name of the one that offers who waits a time that was given up: his first
 *     name, day and hour, and until when it is kept ("las 18:30")
 */
public record ChannelRequest(
    @NotNull ChannelKind kind,
    @NotNull @Pattern(regexp = APP_KEY) String appKey,
    @NotNull @Pattern(regexp = "[0-9]{1,32}") String phoneNumberId,
    @NotBlank @Size(max = 32) String displayPhoneNumber,
    @NotBlank @Size(max = 4096) String accessToken,
    @Pattern(regexp = TEMPLATE) @Nullable String ownerAlertTemplate,
    @Pattern(regexp = TEMPLATE) @Nullable String reminderTemplate,
    @Size(max = 500) @Pattern(regexp = NAMES_THE_TIME) @Nullable String reminderText,
    @Pattern(regexp = TEMPLATE) @Nullable String followUpTemplate,
    @Pattern(regexp = TEMPLATE) @Nullable String reactivationTemplate,
    @Pattern(regexp = TEMPLATE) @Nullable String offerTemplate) {
  static final String APP_KEY = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String TEMPLATE = "[a-z0-9_]{1,512}";
  private static final String NAMES_THE_TIME = "(?s).*\\{when}.*";

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ChannelRequest[%s %s]".formatted(kind, phoneNumberId);
  }
}
