package dev.switchboard.conversation.whatsapp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a delivery.
 *
 * @param id the provider's, {@code wamid...}: with the channel, what makes a redelivery a duplicate
 * @param sentAt the provider's time, one second fine; absent when it gave none that can be read
 * @param context what the message refers to
 * @param referral the advertisement that led here
 * @param errors what the provider could not do with it, such as fetching the file
 * @param groupId the group it was written in
 */
public record InboundMessage(
    String id,
    Sender sender,
    @Nullable Instant sentAt,
    InboundContent content,
    Context context,
    @Nullable Referral referral,
    List<ProviderError> errors,
    @Nullable String groupId) {
  public InboundMessage {
    errors = List.copyOf(errors);
  }

  /**
   * @param replyTo the provider's id of the message that is answered
   * @param forwarded whether it came from another chat
   * @param productId the catalogue product that is asked about
   */
  public record Context(@Nullable String replyTo, boolean forwarded, @Nullable String productId) {
    static final Context NONE = new Context(null, false, null);
  }

  /** A click-to-WhatsApp advertisement (features.md S18). */
  public record Referral(
      @Nullable String sourceType,
      @Nullable String sourceId,
      @Nullable String sourceUrl,
      @Nullable String headline,
      @Nullable String body,
      @Nullable String clickId) {}
}
