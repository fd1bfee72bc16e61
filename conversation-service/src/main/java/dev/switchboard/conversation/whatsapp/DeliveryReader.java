package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.whatsapp.Unreadable.Reason;
import dev.switchboard.conversation.whatsapp.ValueParts.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one channel's changes, element by element: each is parsed from its own bytes,
 * so that one that breaks the parser takes no other with it.
 */
final class DeliveryReader {
  private final byte[] body;
  private final List<InboundMessage> messages = new ArrayList<>();
  private final List<InboundStatus> statuses = new ArrayList<>();
  private final List<ProviderError> errors = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private int ignored;

  DeliveryReader(byte[] body) {
    this.body = body;
  }

  /** Takes one element in, or says why it cannot. */
  private interface ElementReader {
    @Nullable Reason read(JsonNode element);
  }

  WhatsAppDelivery.Understood result() {
    return new WhatsAppDelivery.Understood(messages, statuses, errors, unreadable, ignored);
  }

  void read(Slice value) throws IOException {
    ValueParts parts = ValueParts.of(body, value);
    Contacts contacts = new Contacts();
    parts.misshapen().forEach(part -> reject(part, Reason.MISSHAPEN, ""));
    each(parts, Part.CONTACTS, contacts::add);
    each(parts, Part.MESSAGES, element -> message(element, contacts));
    each(parts, Part.STATUSES, element -> status(element, contacts));
    each(parts, Part.ERRORS, this::error);
  }

  private void each(ValueParts parts, Part part, ElementReader reader) {
    for (Slice slice : parts.elements(part)) {
      Reason reason = read(slice, reader);
      if (reason != null) {
        reject(part, reason, Cleaning.clip(slice.textIn(body), Fields.LONG_TEXT));
      }
    }
  }

  private @Nullable Reason read(Slice slice, ElementReader reader) {
    if (slice.length() == 0) {
      return Reason.MISSHAPEN;
    }
    try {
      JsonNode element = DeliveryJson.element(body, slice);
      return element.isObject() ? reader.read(element) : Reason.MISSHAPEN;
    } catch (IOException e) {
      return Reason.BROKEN;
    }
  }

  private @Nullable Reason message(JsonNode element, Contacts contacts) {
    String id = Fields.id(element, "id");
    Sender sender = contacts.senderOf(element);
    if (id == null) {
      return Reason.NO_ID;
    }
    if (sender == null) {
      return Reason.NO_SENDER;
    }
    messages.add(MessageReader.read(id, sender, element));
    return null;
  }

  private @Nullable Reason status(JsonNode element, Contacts contacts) {
    String id = Fields.id(element, "id");
    if (id == null) {
      return Reason.NO_ID;
    }
    MessageStatus status = statusNamed(Fields.nonEmpty(element, "status", Fields.LABEL));
    if (status == null) {
      ignored++;
      return null;
    }
    List<ProviderError> reasons = Fields.errors(element);
    statuses.add(
        new InboundStatus(
            id,
            status,
            Fields.instant(element, "timestamp"),
            reasons.isEmpty() ? null : reasons.getFirst(),
            Fields.nonEmpty(element, "biz_opaque_callback_data", Fields.LABEL),
            contacts.recipientOf(element)));
    return null;
  }

  private static @Nullable MessageStatus statusNamed(@Nullable String name) {
    return switch (name) {
      case "sent" -> MessageStatus.SENT;
      case "delivered" -> MessageStatus.DELIVERED;
      case "read" -> MessageStatus.READ;
      case "played" -> MessageStatus.PLAYED;
      case "failed" -> MessageStatus.FAILED;
      case null, default -> null;
    };
  }

  private @Nullable Reason error(JsonNode element) {
    ProviderError error = Fields.error(element);
    if (error == null) {
      return Reason.MISSHAPEN;
    }
    errors.add(error);
    return null;
  }

  private void reject(Part part, Reason reason, String content) {
    unreadable.add(new Unreadable(part.name().toLowerCase(Locale.ROOT), reason, content));
  }
}
