package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes text storable. PostgreSQL takes neither NUL in {@code text} nor half a surrogate pair in
 * {@code jsonb}; both are legal in JSON. Each such character becomes U+FFFD, so that the rest of
 * the message survives and the reader sees that something stood there.
 */
final class Cleaning {
  private static final char REPLACEMENT = '\uFFFD';

  private Cleaning() {}

  /** The same node when there is nothing to replace, which is nearly always. */
  static JsonNode clean(JsonNode node) {
    return isClean(node) ? node : rebuilt(node);
  }

  static String clean(String text) {
    return isClean(text) ? text : replaced(text);
  }

  /** At most so many UTF-16 units, never ending in half a pair. */
  static String clip(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest);
  }

  private static boolean isClean(JsonNode node) {
    if (node.isTextual()) {
      return isClean(node.textValue());
    }
    for (var names = node.fieldNames(); names.hasNext(); ) {
      if (!isClean(names.next())) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!isClean(child)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode rebuilt(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(clean(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(child -> array.add(rebuilt(child)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(field -> object.set(clean(field.getKey()), rebuilt(field.getValue())));
      return object;
    }
    return node;
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || (Character.isSurrogate(c) && !isPairAt(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || (Character.isSurrogate(c) && !isPairAt(text, i))) {
        result.setCharAt(i, REPLACEMENT);
      }
    }
    return result.toString();
  }

  /** Whether the surrogate at this place is either half of a whole pair. */
  private static boolean isPairAt(String text, int at) {
    int high = Character.isHighSurrogate(text.charAt(at)) ? at : at - 1;
    return high >= 0
        && high + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
  }
}
