package dev.switchboard.conversation.sending;

import java.util.List;

/** What the provider would refuse is refused where it is written. */
final class Limits {
  private Limits() {}

  static void text(String name, String value, int longest) {
    int length = value.codePointCount(0, value.length());
    if (value.isBlank() || length > longest) {
      throw new IllegalArgumentException(
          "%s has %d characters, not 1 to %d".formatted(name, length, longest));
    }
  }

  static <T> List<T> count(String name, List<T> values, int most) {
    if (values.isEmpty() || values.size() > most) {
      throw new IllegalArgumentException(
          "%s are %d, not 1 to %d".formatted(name, values.size(), most));
    }
    return List.copyOf(values);
  }
}
