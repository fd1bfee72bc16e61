package dev.switchboard.platform.copy;

import dev.switchboard.contracts.DomainEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * The layer of a copy that requests read: never waits, never asks anybody. What it does not know is
 * refused by its readers.
 */
final class Copy<K, E extends DomainEvent> {
  private final CopyKind<K, E> kind;
  private final Duration grace;
  private final ConcurrentMap<K, Copied<E>> byKey = new ConcurrentHashMap<>();
  private final long startedAt = System.nanoTime();
  private volatile boolean caughtUp;
  private volatile long currentAt = startedAt;

  /**
   * @param grace how long a copy that is not empty waits for Kafka before it counts as ready
   */
  Copy(CopyKind<K, E> kind, Duration grace) {
    this.kind = kind;
    this.grace = grace;
  }

  CopyKind<K, E> kind() {
    return kind;
  }

  Optional<Copied<E>> find(K key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Any that is so; looks at all of them. */
  Optional<Copied<E>> findAny(Predicate<E> wanted) {
    return byKey.values().stream().filter(copied -> wanted.test(copied.event())).findAny();
  }

  int size() {
    return byKey.size();
  }

  /**
   * @return whether it was newer than what was known
   */
  @SuppressWarnings("ReferenceEquality") // An equal one that was known before is not newer.
  boolean apply(Copied<E> told) {
    return byKey.merge(kind.keyOf(told), told, Copied::or) == told;
  }

  /**
   * @return whether there was something to forget
   */
  boolean forget(Collection<UUID> erased) {
    return byKey.values().removeIf(copied -> erased.contains(copied.id()));
  }

  /** All of the topic was read, up to its end a moment ago. */
  void isCurrent() {
    currentAt = System.nanoTime();
    caughtUp = true;
  }

  /**
   * All was read that was there at the start; or Kafka does not answer and there is what was stored
   * before.
   */
  boolean isReady() {
    return caughtUp || (!byKey.isEmpty() && since(startedAt).compareTo(grace) >= 0);
  }

  /** How long ago it was last known to be current: grows while Kafka is away. */
  Duration behind() {
    return since(currentAt);
  }

  private static Duration since(long then) {
    return Duration.ofNanos(System.nanoTime() - then);
  }
}
