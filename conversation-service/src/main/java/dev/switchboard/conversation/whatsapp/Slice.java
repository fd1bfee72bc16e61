package dev.switchboard.conversation.whatsapp;

import java.nio.charset.StandardCharsets;

/** Where a JSON value stands in a body, in bytes. */
record Slice(int from, int length) {
  /** The value's own text; bytes that are no UTF-8 show as U+FFFD. */
  String textIn(byte[] body) {
    return Cleaning.clean(new String(body, from, length, StandardCharsets.UTF_8));
  }
}
