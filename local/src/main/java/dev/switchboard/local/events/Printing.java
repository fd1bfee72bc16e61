package dev.switchboard.local.events;

/** One record's line. */
sealed interface Printing permits ReadableLines, JsonLines {
  String line(SeenRecord seen);
}
