package dev.switchboard.bench.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Customers who each write, wait for the answer, and after all others write again; so many wait at
 * a time that the services are always busy, and no more, so that what is measured can last.
 */
final class Talks implements Callers.Script, StandIn.Listener {
  private static final int OK = 200;

  private final Posts posts;
  private final int port;
  private final int mostWaiting;
  private final Map<String, Integer> byPhone = new HashMap<>();
  private final Queue<Integer> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Instant> posted = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> taken = new ConcurrentHashMap<>();
  private volatile boolean over;
  private volatile @Nullable Callers callers;

  Talks(Posts posts, int port, int customers, int mostWaiting) {
    this.posts = posts;
    this.port = port;
    this.mostWaiting = mostWaiting;
    for (int customer = 0; customer < customers; customer++) {
      byPhone.put(posts.phone(customer), customer);
      free.add(customer);
    }
  }

  /** Returns when all is over and accepted; answers may still be on their way. */
  void play(Callers with) {
    callers = with;
    with.play(this);
  }

  /** Nobody writes any more. */
  void end() {
    over = true;
  }

  /** How many answers have come. */
  int answers() {
    return taken.size();
  }

  /** How many wait for an answer. */
  int waiting() {
    return waiting.get();
  }

  Map<String, Instant> posted() {
    return Map.copyOf(posted);
  }

  Map<UUID, Instant> taken() {
    return Map.copyOf(taken);
  }

  /** Signed as it goes: ten microseconds of some thousand. */
  @Override
  public @Nullable Post next() {
    Integer customer = waiting.get() < mostWaiting ? free.poll() : null;
    if (customer == null) {
      return null;
    }
    waiting.incrementAndGet();
    Post post = posts.greeting(customer, port);
    posted.put(post.messageId(), Instant.now());
    return post;
  }

  @Override
  public void answered(Post post, int status, long nanos) {
    if (status != OK) {
      throw new IllegalStateException(post.messageId() + " was answered " + status);
    }
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public void taken(String to, String callbackData) {
    taken.put(UUID.fromString(callbackData), Instant.now());
    free.add(Objects.requireNonNull(byPhone.get(to), to));
    waiting.decrementAndGet();
    Callers posting = callers;
    if (posting != null) {
      posting.wakeUp();
    }
  }
}
