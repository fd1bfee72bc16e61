package dev.switchboard.testkit;

import dev.switchboard.contracts.Topic;
import dev.switchboard.testkit.stack.SharedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics as an outsider and waits for what should appear there. It joins no group and commits
 * nothing. For one thread: it reads while it waits.
 *
 * <pre>{@code
 * try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.MESSAGE_RECEIVED)) {
 *   deliver(hello());
 *   ProbedEvent event = probe.await("hello's event", e -> e.isOf(tenant));
 * }
 * }</pre>
 */
public final class EventProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int MAX_RECORD = 16 * 1024 * 1024;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final Duration patience;
  private final List<ProbedEvent> events = new ArrayList<>();

  private EventProbe(
      KafkaConsumer<byte[], byte[]> consumer, List<String> topics, Duration patience) {
    this.consumer = consumer;
    this.topics = topics;
    this.patience = patience;
    consumer.assign(
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  /** The run's own Kafka, which services under test use too. */
  public static Source onSharedStack() {
    return on(SharedStack.get().bootstrapServers());
  }

  /** A broker of the test's own. */
  public static Source on(String bootstrapServers) {
    return new Source(bootstrapServers, PATIENCE);
  }

  /**
   * Where to read from.
   *
   * @param patience how long to wait for an event, 15 s when not told
   */
  public record Source(String bootstrapServers, Duration patience) {
    public Source withPatience(Duration other) {
      return new Source(bootstrapServers, other);
    }

    /** Only what arrives after this call has returned. */
    public EventProbe fromNow(Topic... topics) {
      return fromNow(names(topics));
    }

    /** Topics by name: dead letters. */
    public EventProbe fromNow(String... topics) {
      EventProbe probe = open(topics);
      probe.consumer.seekToEnd(probe.consumer.assignment());
      // Seeking is lazy: asking for the positions makes it happen now.
      probe.consumer.assignment().forEach(probe.consumer::position);
      return probe;
    }

    public EventProbe fromBeginning(Topic... topics) {
      return fromBeginning(names(topics));
    }

    /** Topics by name: dead letters. */
    public EventProbe fromBeginning(String... topics) {
      EventProbe probe = open(topics);
      probe.consumer.seekToBeginning(probe.consumer.assignment());
      return probe;
    }

    private EventProbe open(String... topics) {
      Map<String, Object> settings =
          Map.of(
              ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
              ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
              ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_RECORD);
      return new EventProbe(
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
          List.of(topics),
          patience);
    }

    private static String[] names(Topic... topics) {
      return Arrays.stream(topics).map(Topic::topicName).toArray(String[]::new);
    }
  }

  /**
   * The first matching event, as soon as it is there.
   *
   * @param what names the event in the failure: "the booking's event"
   * @throws AssertionError when patience ends, with everything that was read instead
   */
  public ProbedEvent await(String what, Predicate<ProbedEvent> wanted) {
    return awaitCount(1, what, wanted).getFirst();
  }

  /** All events, as soon as there are this many of whatever kind. */
  public List<ProbedEvent> awaitCount(int count) {
    return awaitCount(count, "events", event -> true);
  }

  /** The matching events, as soon as there are at least this many, in the order of each key. */
  public List<ProbedEvent> awaitCount(int count, String what, Predicate<ProbedEvent> wanted) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<ProbedEvent> found = matching(wanted);
    while (found.size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(failure(count, what, found.size()));
      }
      read(POLL);
      found = matching(wanted);
    }
    return found;
  }

  /**
   * Reads everything that is on the topics now, then waits for this long for more.
   *
   * @return the matching events; use it to say that there are no more than expected
   */
  public List<ProbedEvent> settled(Duration quiet, Predicate<ProbedEvent> wanted) {
    readToEnd();
    long deadline = System.nanoTime() + quiet.toNanos();
    while (System.nanoTime() < deadline) {
      read(POLL);
    }
    return matching(wanted);
  }

  /** Every event up to the topics' ends as they are now. */
  public List<ProbedEvent> events() {
    readToEnd();
    return List.copyOf(events);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<ProbedEvent> matching(Predicate<ProbedEvent> wanted) {
    return events.stream().filter(wanted).toList();
  }

  private void readToEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      read(POLL);
    }
  }

  private void read(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> found : consumer.poll(wait)) {
      events.add(ProbedEvent.from(found));
    }
  }

  private String failure(int count, String what, int found) {
    String read =
        events.stream().map(ProbedEvent::toString).collect(Collectors.joining("\n  ", "\n  ", ""));
    return "waited %s for %d x %s and found %d; %d read from %s:%s"
        .formatted(patience, count, what, found, events.size(), topics, read);
  }
}
