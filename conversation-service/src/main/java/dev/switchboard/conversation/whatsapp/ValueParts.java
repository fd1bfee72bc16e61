package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a change's value stand in the body, and which of its lists are no lists.
 */
final class ValueParts {
  private final Map<Part, List<Slice>> elements = new EnumMap<>(Part.class);
  private final List<Part> misshapen = new ArrayList<>();

  private ValueParts() {}

  /** The lists of a value that are read. */
  enum Part {
    CONTACTS,
    MESSAGES,
    STATUSES,
    ERRORS;

    private static @Nullable Part named(String name) {
      return switch (name) {
        case "contacts" -> CONTACTS;
        case "messages" -> MESSAGES;
        case "statuses" -> STATUSES;
        case "errors" -> ERRORS;
        default -> null;
      };
    }
  }

  /**
   * @throws IOException when the value cannot be walked, which the walk over its envelope excludes
   */
  static ValueParts of(byte[] body, Slice value) throws IOException {
    ValueParts parts = new ValueParts();
    try (JsonParser parser = DeliveryJson.parser(body, value)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Part part = Part.named(parser.currentName());
        parser.nextToken();
        if (part == null) {
          parser.skipChildren();
        } else {
          parts.add(part, parser, value.from());
        }
      }
    }
    return parts;
  }

  List<Slice> elements(Part part) {
    return elements.getOrDefault(part, List.of());
  }

  List<Part> misshapen() {
    return misshapen;
  }

  private void add(Part part, JsonParser parser, int base) throws IOException {
    if (parser.isExpectedStartArrayToken()) {
      addElements(elements.computeIfAbsent(part, p -> new ArrayList<>()), parser, base);
    } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
      misshapen.add(part);
      parser.skipChildren();
    }
  }

  /**
   * An element that is neither object nor array has a place but no length: nothing of it is read.
   */
  private static void addElements(List<Slice> slices, JsonParser parser, int base)
      throws IOException {
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int end = t.isStructStart() ? (int) parser.currentLocation().getByteOffset() : start;
      slices.add(new Slice(base + start, end - start));
    }
  }
}
