package dev.switchboard.platform.copy;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.UnreadableEventException;
import dev.switchboard.platform.event.WholeTopic;
import dev.switchboard.platform.work.NamedLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy: loads the table, then reads the whole topic and everything that follows.
 *
 * <p>What can fail: Kafka away (the copy stays as it is, and says since when); the database away
 * (what was told is in force at once and is stored when the database is back); an unreadable event
 * (left out, and said in the log).
 */
final class CopyLoop<K, E extends DomainEvent> extends NamedLoop {
  private static final Logger LOG = Logger.getLogger(CopyLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Once it is current; what is new ends a poll at once. */
  private static final Duration IDLE_POLL = Duration.ofSeconds(1);

  private static final Duration CHECK_EVERY = Duration.ofSeconds(2);
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

  private final Copy<K, E> copy;
  private final CopyTable<E> table;
  private final Supplier<WholeTopic> connect;
  private final Map<UUID, Copied<E>> unsaved = new HashMap<>();
  private final Set<UUID> erased = new HashSet<>();
  private volatile @Nullable WholeTopic source;
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean loaded;
  private long checkedAt;

  CopyLoop(Copy<K, E> copy, CopyTable<E> table, Supplier<WholeTopic> connect) {
    super("copy:" + copy.kind().table());
    this.copy = copy;
    this.table = table;
    this.connect = connect;
  }

  @Override
  protected void round() {
    load();
    WholeTopic topic = opened();
    topic.poll(ends.isEmpty() ? IDLE_POLL : POLL).forEach(this::take);
    save();
    check(topic);
  }

  @Override
  protected void wakeUp() {
    WholeTopic open = source;
    if (open != null) {
      open.wakeUp();
    }
  }

  @Override
  protected void ended() {
    WholeTopic open = source;
    if (open != null) {
      open.close();
    }
  }

  private void load() {
    if (!loaded) {
      List<Copied<E>> stored = awaited(table.load(), DATABASE_PATIENCE);
      long taken = stored.stream().filter(copy::apply).count();
      LOG.debugf("%s: %d loaded", copy.kind().table(), taken);
      loaded = true;
    }
  }

  /** Kept only once it could be opened: until then each round tries with a new one. */
  private WholeTopic opened() {
    WholeTopic open = source;
    if (open != null) {
      return open;
    }
    WholeTopic fresh = connect.get();
    try {
      ends = fresh.open();
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
    source = fresh;
    return fresh;
  }

  private void take(WholeTopic.Entry entry) {
    ConsumedEvent event = entry.event();
    if (event == null) {
      unsaved.remove(entry.key());
      erased.add(entry.key());
      return;
    }
    try {
      Copied<E> told = copy.kind().read(event);
      if (copy.apply(told)) {
        unsaved.put(told.id(), told);
      }
    } catch (UnreadableEventException e) {
      LOG.errorf("%s: event %s is left out: %s", copy.kind().table(), event.id(), e.getMessage());
    }
  }

  private void save() {
    if (!erased.isEmpty()) {
      LOG.debugf("%s: erased: %s", copy.kind().table(), copy.forget(erased));
      finish(table.delete(erased), DATABASE_PATIENCE);
      erased.clear();
    }
    if (!unsaved.isEmpty()) {
      finish(table.save(unsaved.values()), DATABASE_PATIENCE);
      unsaved.clear();
    }
  }

  /** Says that the copy is current when it has read to ends that Kafka named just now. */
  private void check(WholeTopic topic) {
    if (ends.isEmpty() && System.nanoTime() - checkedAt > CHECK_EVERY.toNanos()) {
      ends = topic.ends();
    }
    if (!ends.isEmpty() && topic.hasRead(ends)) {
      copy.isCurrent();
      checkedAt = System.nanoTime();
      ends = Map.of();
    }
  }
}
