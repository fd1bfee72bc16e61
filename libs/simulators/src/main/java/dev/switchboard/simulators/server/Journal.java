package dev.switchboard.simulators.server;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** What was received, in the order of arrival. The newest 10,000 are kept; all are counted. */
public final class Journal {
  private static final int KEPT = 10_000;

  private final Deque<ReceivedRequest> entries = new ArrayDeque<>();
  private long total;

  synchronized ReceivedRequest record(Instant at, Request request) {
    total++;
    ReceivedRequest entry = new ReceivedRequest(total, at, request);
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
    return entry;
  }

  /** Everything kept, oldest first. */
  public synchronized List<ReceivedRequest> received() {
    return List.copyOf(entries);
  }

  /** The oldest {@code limit} after a number in whose text an expression is found. */
  public List<ReceivedRequest> find(Pattern match, long after, int limit) {
    return received().stream()
        .filter(it -> it.number() > after && match.matcher(it.request().text()).find())
        .limit(limit)
        .toList();
  }

  /** How many were received, including those no longer kept. */
  public synchronized long total() {
    return total;
  }

  synchronized void clear() {
    entries.clear();
    total = 0;
  }
}
