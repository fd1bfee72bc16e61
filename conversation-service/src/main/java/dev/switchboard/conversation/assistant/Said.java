package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.MessageKind;
import org.jspecify.annotations.Nullable;

/**
 * What the customer sent.
 *
 * @param pressed the id of the button or list row he chose
 */
record Said(MessageKind kind, @Nullable String text, @Nullable String pressed) {

  String words() {
    return text == null ? "" : text;
  }

  /** The first characters of it, and no half of one. */
  String words(int most) {
    return shortened(words(), most);
  }

  static String shortened(String words, int most) {
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most));
  }

  /** Something that happened to a message rather than was said. */
  boolean saysNothing() {
    return switch (kind) {
      case REACTION, EDIT, REVOKE, SYSTEM, TEMPLATE -> true;
      case TEXT,
          IMAGE,
          AUDIO,
          VIDEO,
          DOCUMENT,
          STICKER,
          LOCATION,
          CONTACTS,
          BUTTON_REPLY,
          LIST_REPLY,
          UNSUPPORTED ->
          false;
    };
  }

  /** A file or a place without a word: nothing the assistant can read (features.md C7). */
  boolean isUnreadable() {
    return words().isBlank();
  }

  /** More than one word. */
  boolean isSentence() {
    return words().strip().chars().anyMatch(Character::isWhitespace);
  }
}
