package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The shapes and limits of a message to send, protocols.md 1.8. */
final class SendRules {
  private static final Set<String> MEDIA = Set.of("image", "audio", "video", "document", "sticker");

  private SendRules() {}

  /**
   * Refuses what Meta refuses before it accepts a message.
   *
   * @throws Refusal with Meta's error
   */
  static void check(ObjectNode message) {
    if (!message.path("messaging_product").asText().equals("whatsapp")) {
      throw Refusal.missing("messaging_product");
    }
    if (message.path("to").asText().isBlank() && message.path("recipient").asText().isBlank()) {
      throw Refusal.missing("to");
    }
    text(message, "biz_opaque_callback_data", 0, 512);
    String type = message.path("type").asText("text");
    JsonNode content = message.path(type);
    if (!content.isObject() && !type.equals("contacts")) {
      throw Refusal.missing(type);
    }
    checkContent(type, content);
  }

  private static void checkContent(String type, JsonNode content) {
    switch (type) {
      case "text" -> text(content, "body", 1, 4096);
      case "template" -> template(content);
      case "interactive" -> InteractiveRules.check(content);
      case "reaction" -> text(content, "message_id", 1, 1024);
      case "location" -> {
        text(content, "latitude", 1, 32);
        text(content, "longitude", 1, 32);
      }
      case "contacts" -> {}
      default -> media(type, content);
    }
  }

  private static void template(JsonNode template) {
    text(template, "name", 1, 512);
    if (!template.path("name").asText().matches("[a-z0-9_]+")) {
      throw Refusal.invalid("Template name must be lower case letters, digits and underscores.");
    }
    text(template.path("language"), "code", 2, 15);
    for (JsonNode component : template.path("components")) {
      String type = component.path("type").asText().toLowerCase(Locale.ROOT);
      if (!Set.of("header", "body", "button").contains(type)) {
        throw Refusal.invalid("Component type '%s' is not valid.".formatted(type));
      }
      if (type.equals("button")) {
        text(component, "sub_type", 1, 20);
        text(component, "index", 1, 2);
      }
      component.path("parameters").forEach(it -> text(it, "type", 1, 20));
    }
  }

  private static void media(String type, JsonNode content) {
    if (!MEDIA.contains(type)) {
      throw new Refusal(MetaError.of(131051).because("Type '%s' is not known.".formatted(type)));
    }
    if (content.path("id").asText().isBlank() == content.path("link").asText().isBlank()) {
      throw Refusal.invalid("Exactly one of id and link must be given.");
    }
    text(content, "caption", 0, 1024);
  }

  /** A text of so many characters; one that may be empty may also be absent. */
  static void text(JsonNode parent, String name, int shortest, int longest) {
    String text = parent.path(name).asText();
    if (shortest > 0 && text.isEmpty()) {
      throw Refusal.missing(name);
    }
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      throw Refusal.invalid(
          "%s length invalid. Min length: %d, Max length: %d".formatted(name, shortest, longest));
    }
  }

  static void count(String what, int count, int fewest, int most) {
    if (count < fewest || count > most) {
      throw Refusal.invalid("%s count invalid. Min: %d, Max: %d".formatted(what, fewest, most));
    }
  }

  static void distinct(String what, Iterable<JsonNode> parents) {
    Set<String> seen = new HashSet<>();
    for (JsonNode parent : parents) {
      if (!seen.add(parent.path("id").asText())) {
        throw Refusal.invalid(what + " ids must be unique.");
      }
    }
  }
}
