package dev.switchboard.scheduling.dispatch;

/** A stretch of time in seconds since 1970: {@code [from, to)}. */
record Stretch(long from, long to) {
  boolean contains(long start, long end) {
    return start >= from && end <= to;
  }

  boolean meets(long start, long end) {
    return start < to && end > from;
  }
}
