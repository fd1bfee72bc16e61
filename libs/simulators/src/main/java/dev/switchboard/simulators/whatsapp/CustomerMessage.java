package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a customer does, as told to the control endpoint: {@code {phoneNumberId, from | userId,
 * name?, text | button | list | quickReply | image | audio | video | document | sticker | location
 * | reaction | contacts | message, contextMessageId?, id?, timestamp?}}. {@code message} is put
 * into the delivery as it is, for shapes with no member of their own here.
 */
final class CustomerMessage {
  private static final List<String> MEDIA =
      List.of("image", "audio", "video", "document", "sticker");
  private static final List<String> AS_GIVEN = List.of("location", "reaction", "contacts");

  private final ObjectNode told;

  CustomerMessage(ObjectNode told) {
    this.told = told;
    if (phoneNumberId().isBlank() || sender().isBlank()) {
      throw new RefusedException("phoneNumberId and from (or userId) must be given");
    }
  }

  String phoneNumberId() {
    return told.path("phoneNumberId").asText();
  }

  /** The customer's {@code wa_id}, or the user id of one whose number is not told. */
  String sender() {
    return told.path("from").asText(told.path("userId").asText());
  }

  ObjectNode contact() {
    ObjectNode contact = Json.object();
    if (told.hasNonNull("name")) {
      contact.putObject("profile").set("name", told.get("name"));
    }
    copy("from", contact, "wa_id");
    copy("userId", contact, "user_id");
    return contact;
  }

  /** The member of {@code messages[]}, protocols.md 1.5. */
  ObjectNode message(BusinessNumber number, Instant now) {
    ObjectNode message = Json.object();
    copy("from", message, "from");
    copy("userId", message, "from_user_id");
    message.put("id", told.path("id").asText(WhatsAppId.ofMessage()));
    message.put("timestamp", told.path("timestamp").asText(String.valueOf(now.getEpochSecond())));
    if (told.hasNonNull("contextMessageId")) {
      ObjectNode context = message.putObject("context").put("from", number.displayPhoneNumber());
      context.set("id", told.get("contextMessageId"));
    }
    addContent(message);
    return message;
  }

  private void addContent(ObjectNode message) {
    if (told.hasNonNull("text")) {
      message.put("type", "text").putObject("text").put("body", told.path("text").asText());
    } else if (told.hasNonNull("button")) {
      interactive(message, "button_reply", told.get("button"));
    } else if (told.hasNonNull("list")) {
      interactive(message, "list_reply", told.get("list"));
    } else if (told.hasNonNull("quickReply")) {
      message.put("type", "button").set("button", told.get("quickReply"));
    } else if (told.path("message").isObject()) {
      message.setAll((ObjectNode) told.get("message"));
    } else {
      addOther(message);
    }
  }

  private void addOther(ObjectNode message) {
    for (String type : MEDIA) {
      if (told.path(type).isObject()) {
        message.put("type", type).set(type, media(type).setAll((ObjectNode) told.get(type)));
        return;
      }
    }
    for (String type : AS_GIVEN) {
      if (told.hasNonNull(type)) {
        message.put("type", type).set(type, told.get(type));
        return;
      }
    }
    throw new RefusedException("text, button, list, image or another content must be given");
  }

  private static void interactive(ObjectNode message, String type, JsonNode reply) {
    message.put("type", "interactive").putObject("interactive").put("type", type).set(type, reply);
  }

  private static ObjectNode media(String type) {
    String mime =
        switch (type) {
          case "audio" -> "audio/ogg; codecs=opus";
          case "video" -> "video/mp4";
          case "document" -> "application/pdf";
          case "sticker" -> "image/webp";
          default -> "image/jpeg";
        };
    String id = String.valueOf(UUID.randomUUID().getMostSignificantBits() >>> 12);
    ObjectNode media = Json.object().put("mime_type", mime).put("id", id);
    return media.put("sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  private void copy(String from, ObjectNode target, String to) {
    if (told.hasNonNull(from)) {
      target.set(to, told.get(from));
    }
  }
}
