package dev.switchboard.conversation.whatsapp;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a signed delivery is for, found in one pass without a tree, for the accept path (design.md
 * 3.1). A value for whatever bytes arrive: nested to the limit, cut off, with doubled keys, with
 * anything after the end.
 */
public sealed interface DeliveryScan {
  /**
   * @param phoneNumberIds each {@code metadata.phone_number_id} once, in the order of the body;
   *     changes of other fields than {@code messages} need no channel and name none here, so a
   *     delivery of only such changes has an empty list and is simply acknowledged
   * @param unroutable how many parts were misshapen, or held messages for no one phone number id;
   *     the rest of the delivery is unharmed by them
   */
  record Addressed(List<String> phoneNumberIds, int unroutable) implements DeliveryScan {
    public Addressed {
      phoneNumberIds = List.copyOf(phoneNumberIds);
    }
  }

  /**
   * No JSON, or none of the shape of a delivery.
   *
   * @param reason for the dead letter; quotes nothing of the body
   */
  record NotUnderstood(String reason) implements DeliveryScan {}

  /** Reads the raw bytes of a delivery; never throws. */
  static DeliveryScan of(byte[] body) {
    try {
      EnvelopeWalk.Envelope envelope = EnvelopeWalk.of(body);
      Set<String> ids = new LinkedHashSet<>();
      int unroutable = envelope.misshapen();
      for (EnvelopeWalk.Change change : envelope.changes()) {
        if (change.phoneNumberId() == null) {
          unroutable += change.isMessages() ? 1 : 0;
        } else if (change.isMessages()) {
          ids.add(change.phoneNumberId());
        }
      }
      return new Addressed(List.copyOf(ids), unroutable);
    } catch (IOException e) {
      return new NotUnderstood(MisshapenDelivery.reason(e));
    }
  }
}
