package dev.switchboard.conversation.whatsapp;

import static java.lang.Math.abs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.whatsapp.InboundContent.Choice;
import dev.switchboard.conversation.whatsapp.InboundContent.Contacts.Card;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a message is made of. A type this version does not know, and a known one without the
 * member it needs, become {@link InboundContent.Unsupported}: somebody wrote, and that must be
 * seen.
 */
final class ContentReader {
  /** In characters; with everything around it this stays inside the 16 KiB of features.md D5. */
  private static final int LARGEST_ORIGINAL = 4_096;

  private static final int MOST_CARDS = 10;
  private static final int MOST_NUMBERS = 5;
  private static final int SHORT = 128;

  private ContentReader() {}

  static InboundContent read(JsonNode message) {
    String type = type(message);
    InboundContent content =
        type.equals("edit") ? edit(message.path("edit")) : plain(type, message.path(type));
    return content != null ? content : unsupported(type, message.path(type));
  }

  private static @Nullable InboundContent plain(String type, JsonNode node) {
    return switch (type) {
      case "text" -> text(node);
      case "image" -> media(MessageKind.IMAGE, node);
      case "audio" -> media(MessageKind.AUDIO, node);
      case "video" -> media(MessageKind.VIDEO, node);
      case "document" -> media(MessageKind.DOCUMENT, node);
      case "sticker" -> media(MessageKind.STICKER, node);
      case "location" -> location(node);
      case "contacts" -> contacts(node);
      case "button" -> choice(MessageKind.BUTTON_REPLY, node, "payload", "text");
      case "interactive" -> interactive(node);
      case "reaction" -> reaction(node);
      case "revoke" -> revoke(node);
      case "system" -> notice(node);
      default -> null;
    };
  }

  private static String type(JsonNode message) {
    String type = Fields.nonEmpty(message, "type", SHORT);
    return type == null ? "none" : type;
  }

  private static @Nullable InboundContent text(JsonNode node) {
    String body = Fields.text(node, "body", Fields.LONG_TEXT);
    return body == null ? null : new InboundContent.Text(body);
  }

  private static @Nullable InboundContent media(MessageKind kind, JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    return new InboundContent.Media(
        kind,
        Fields.id(node, "id"),
        Fields.nonEmpty(node, "mime_type", SHORT),
        Fields.nonEmpty(node, "sha256", SHORT),
        Fields.nonEmpty(node, "caption", Fields.LONG_TEXT),
        Fields.nonEmpty(node, "filename", Fields.LABEL),
        Fields.flag(node, "voice"));
  }

  private static @Nullable InboundContent location(JsonNode node) {
    Double latitude = Fields.number(node, "latitude");
    Double longitude = Fields.number(node, "longitude");
    if (latitude == null || longitude == null || abs(latitude) > 90 || abs(longitude) > 180) {
      return null;
    }
    return new InboundContent.Location(
        latitude,
        longitude,
        Fields.nonEmpty(node, "name", Fields.LABEL),
        Fields.nonEmpty(node, "address", Fields.LABEL),
        Fields.nonEmpty(node, "url", Fields.ADDRESS));
  }

  private static @Nullable InboundContent contacts(JsonNode node) {
    List<Card> cards = new ArrayList<>();
    for (JsonNode card : node) {
      if (card.isObject() && cards.size() < MOST_CARDS) {
        cards.add(card(card));
      }
    }
    return cards.isEmpty() ? null : new InboundContent.Contacts(cards);
  }

  private static Card card(JsonNode node) {
    return new Card(
        Fields.nonEmpty(node.path("name"), "formatted_name", SHORT),
        Fields.nonEmpty(node.path("org"), "company", SHORT),
        each(node.path("phones"), "phone"),
        each(node.path("emails"), "email"));
  }

  private static List<String> each(JsonNode nodes, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : nodes) {
      String text = Fields.nonEmpty(node, name, SHORT);
      if (text != null && texts.size() < MOST_NUMBERS) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static @Nullable InboundContent interactive(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "button_reply" ->
          choice(MessageKind.BUTTON_REPLY, node.path("button_reply"), "id", "title");
      case "list_reply" -> choice(MessageKind.LIST_REPLY, node.path("list_reply"), "id", "title");
      default -> null;
    };
  }

  private static @Nullable InboundContent choice(
      MessageKind kind, JsonNode node, String choice, String title) {
    if (!node.isObject()) {
      return null;
    }
    return new Choice(
        kind,
        Fields.nonEmpty(node, choice, Fields.LABEL),
        Fields.nonEmpty(node, title, Fields.LABEL),
        Fields.nonEmpty(node, "description", Fields.LABEL));
  }

  private static @Nullable InboundContent reaction(JsonNode node) {
    String target = Fields.id(node, "message_id");
    return target == null
        ? null
        : new InboundContent.Reaction(target, Fields.nonEmpty(node, "emoji", SHORT));
  }

  private static @Nullable InboundContent edit(JsonNode node) {
    String target = Fields.id(node, "original_message_id");
    JsonNode message = node.path("message");
    String type = type(message);
    InboundContent content = plain(type, message.path(type));
    return target == null || content == null ? null : new InboundContent.Edit(target, content);
  }

  private static @Nullable InboundContent revoke(JsonNode node) {
    String target = Fields.id(node, "original_message_id");
    return target == null ? null : new InboundContent.Revoke(target);
  }

  private static @Nullable InboundContent notice(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    return new InboundContent.Notice(
        Fields.nonEmpty(node, "type", SHORT),
        Fields.nonEmpty(node, "body", Fields.LONG_TEXT),
        Fields.id(node, "wa_id"));
  }

  private static InboundContent unsupported(String type, JsonNode node) {
    String inner = Fields.nonEmpty(node, "type", SHORT);
    String original = node.isContainerNode() ? node.toString() : null;
    boolean small = original != null && original.length() <= LARGEST_ORIGINAL;
    return new InboundContent.Unsupported(
        inner == null ? type : type + "/" + inner, small ? original : null);
  }
}
