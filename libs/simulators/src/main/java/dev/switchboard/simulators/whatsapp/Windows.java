package dev.switchboard.simulators.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each customer last wrote to each number: the customer service window, protocols.md 1.7. */
final class Windows {
  private static final Duration OPEN_FOR = Duration.ofHours(24);

  private final Map<Pair, Instant> lastWritten = new ConcurrentHashMap<>();

  void open(String phoneNumberId, String customer, Instant at) {
    lastWritten.merge(new Pair(phoneNumberId, customer), at, (a, b) -> a.isAfter(b) ? a : b);
  }

  boolean isOpen(String phoneNumberId, String customer, Instant at) {
    Instant last = lastWritten.get(new Pair(phoneNumberId, customer));
    return last != null && at.isBefore(last.plus(OPEN_FOR));
  }

  void clear() {
    lastWritten.clear();
  }

  private record Pair(String phoneNumberId, String customer) {}
}
