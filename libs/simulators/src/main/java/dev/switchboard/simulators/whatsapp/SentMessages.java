package dev.switchboard.simulators.whatsapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** The accepted messages, in the order of acceptance. The newest 10,000 are kept. */
final class SentMessages {
  private static final int KEPT = 10_000;

  private final SequencedMap<String, SentMessage> byId = new LinkedHashMap<>();
  private long total;

  synchronized void add(SentMessage message) {
    total++;
    byId.put(message.id(), message);
    if (byId.size() > KEPT) {
      byId.pollFirstEntry();
    }
  }

  synchronized Optional<SentMessage> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized boolean contains(SentMessage message) {
    return byId.containsKey(message.id());
  }

  synchronized List<SentMessage> matching(Predicate<SentMessage> which) {
    return byId.values().stream().filter(which).toList();
  }

  synchronized long total() {
    return total;
  }

  synchronized void clear() {
    byId.clear();
    total = 0;
  }
}
