package dev.switchboard.conversation.whatsapp;

import java.io.IOException;
import java.util.List;

/**
 * One channel's part of a delivery (design.md 3.2). A delivery may hold other channels' and other
 * tenants' changes: they are stepped over unread.
 */
public sealed interface WhatsAppDelivery {
  /**
   * @param errors out-of-band errors of the account or the app
   * @param unreadable what could not be understood, part by part
   * @param ignoredStatuses how many statuses had a name that means nothing to us
   */
  record Understood(
      List<InboundMessage> messages,
      List<InboundStatus> statuses,
      List<ProviderError> errors,
      List<Unreadable> unreadable,
      int ignoredStatuses)
      implements WhatsAppDelivery {
    public Understood {
      messages = List.copyOf(messages);
      statuses = List.copyOf(statuses);
      errors = List.copyOf(errors);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * No JSON, or none of the shape of a delivery.
   *
   * @param reason for the dead letter; quotes nothing of the body
   */
  record NotUnderstood(String reason) implements WhatsAppDelivery {}

  /**
   * The same changes unread, to be kept as they came: each one's value as JSON. Empty for what is
   * not understood; never throws.
   */
  static List<String> originals(byte[] body, String phoneNumberId) {
    try {
      return EnvelopeWalk.of(body).changes().stream()
          .filter(change -> change.isMessages() && phoneNumberId.equals(change.phoneNumberId()))
          .map(change -> change.value().textIn(body))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads the changes addressed to one phone number id; never throws.
   *
   * @param body the raw bytes of the whole delivery
   */
  static WhatsAppDelivery parse(byte[] body, String phoneNumberId) {
    try {
      DeliveryReader reader = new DeliveryReader(body);
      for (EnvelopeWalk.Change change : EnvelopeWalk.of(body).changes()) {
        if (change.isMessages() && phoneNumberId.equals(change.phoneNumberId())) {
          reader.read(change.value());
        }
      }
      return reader.result();
    } catch (IOException e) {
      return new NotUnderstood(MisshapenDelivery.reason(e));
    }
  }
}
