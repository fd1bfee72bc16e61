package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of an element, each absent when it is not there or not of the kind it must be. */
final class Fields {
  /** Ids: {@code wamid...} has about 60 characters today, a business-scoped id up to 160. */
  static final int ID = 256;

  /** What a person may write: WhatsApp itself stops at 65,536. */
  static final int LONG_TEXT = 65_536;

  static final int LABEL = 1_024;
  static final int ADDRESS = 2_048;

  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Fields() {}

  /** A text, cut to so many characters; a number counts as its digits. */
  static @Nullable String text(JsonNode node, String name, int longest) {
    return text(node.path(name), longest);
  }

  static @Nullable String text(JsonNode value, int longest) {
    return value.isTextual() || value.isNumber() ? Cleaning.clip(value.asText(), longest) : null;
  }

  /** A text that says something; empty is absent. */
  static @Nullable String nonEmpty(JsonNode node, String name, int longest) {
    String text = text(node, name, longest);
    return text == null || text.isEmpty() ? null : text;
  }

  /** An id of the provider's making, whole or not at all. */
  static @Nullable String id(JsonNode node, String name) {
    String text = text(node, name, ID + 1);
    return text != null && Identity.isUsable(text, ID) ? text : null;
  }

  static boolean flag(JsonNode node, String name) {
    return node.path(name).asBoolean(false);
  }

  /** A number, also where it comes as a text; never NaN, never infinite. */
  static @Nullable Double number(JsonNode node, String name) {
    double value = node.path(name).asDouble(Double.NaN);
    return Double.isFinite(value) ? value : null;
  }

  /** Unix seconds, as a text or as a number: the provider has sent both (protocols.md 1.4). */
  static @Nullable Instant instant(JsonNode node, String name) {
    JsonNode value = node.path(name);
    boolean readable = value.isTextual() || (value.isIntegralNumber() && value.canConvertToLong());
    long seconds = readable ? value.asLong(0) : 0;
    return seconds > 0 && seconds <= LAST_SECOND ? Instant.ofEpochSecond(seconds) : null;
  }

  static List<ProviderError> errors(JsonNode node) {
    List<ProviderError> errors = new ArrayList<>();
    for (JsonNode error : node.path("errors")) {
      ProviderError read = error(error);
      if (read != null && errors.size() < 10) {
        errors.add(read);
      }
    }
    return errors;
  }

  static @Nullable ProviderError error(JsonNode error) {
    String code = nonEmpty(error, "code", 16);
    String details = nonEmpty(error.path("error_data"), "details", LABEL);
    return code == null ? null : new ProviderError(code, nonEmpty(error, "title", LABEL), details);
  }
}
