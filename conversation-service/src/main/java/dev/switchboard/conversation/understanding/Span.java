package dev.switchboard.conversation.understanding;

/**
 * Words of a message that belong together.
 *
 * @param from the place of the first
 * @param to the place after the last
 */
record Span(int from, int to) {
  Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("a span has at least one word");
    }
  }
}
