package dev.switchboard.testkit.stack;

import dev.switchboard.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the declared topics and their dead letters on a single broker, which flushes each message
 * before it acknowledges it (design.md section 4).
 *
 * <p>The controller decides, the broker hears of it a moment later, and clients see what the broker
 * knows: both methods return only when the broker shows what was decided.
 */
public final class TopicSetup {
  private static final short REPLICAS = 1;
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TopicSetup() {}

  /** Creates what is missing and leaves the rest as it is. */
  public static void createMissing(String bootstrapServers) {
    try (Admin admin = admin(bootstrapServers)) {
      createMissing(admin, of(Topic.values()).toList());
    }
  }

  /**
   * Makes every declared topic exist and be empty, with no group's offset left from before. A topic
   * on which nothing has happened stays: to make them all anew takes the broker a second.
   */
  public static void recreateAll(String bootstrapServers) {
    recreate(bootstrapServers, Topic.values());
  }

  /** As {@link #recreateAll}, but touches no other topics than these and their dead letters. */
  public static void recreate(String bootstrapServers, Topic... topics) {
    try (Admin admin = admin(bootstrapServers)) {
      Map<String, NewTopic> used =
          of(topics).collect(Collectors.toMap(NewTopic::name, topic -> topic));
      createMissing(admin, List.copyOf(used.values()));
      used.keySet().retainAll(used(admin, used.keySet()));
      if (!used.isEmpty()) {
        recreate(admin, used);
      }
    }
  }

  private static void createMissing(Admin admin, List<NewTopic> topics) {
    CreateTopicsResult created = admin.createTopics(topics);
    Map<String, Uuid> ids = new HashMap<>();
    for (NewTopic topic : topics) {
      getUnless(TopicExistsException.class, created.topicId(topic.name()))
          .ifPresent(id -> ids.put(topic.name(), id));
    }
    awaitShown(admin, ids);
  }

  private static void recreate(Admin admin, Map<String, NewTopic> topics) {
    get(admin.deleteTopics(topics.keySet()).all());
    CreateTopicsResult created = admin.createTopics(topics.values());
    awaitShown(
        admin,
        topics.keySet().stream().collect(Collectors.toMap(n -> n, n -> get(created.topicId(n)))));
    await("old offsets stay", () -> Collections.disjoint(withOffsets(admin), topics.keySet()));
  }

  /** Topics that anybody has written to or committed an offset on. */
  private static Set<String> used(Admin admin, Set<String> topics) {
    Set<String> used = withOffsets(admin);
    ends(admin, topics)
        .forEach(
            (partition, end) -> {
              if (end.offset() > 0) {
                used.add(partition.topic());
              }
            });
    return used;
  }

  private static void awaitShown(Admin admin, Map<String, Uuid> ids) {
    await(
        "topics do not appear",
        () -> {
          Map<String, TopicListing> shown = get(admin.listTopics().namesToListings());
          return ids.entrySet().stream().allMatch(id -> isShown(shown.get(id.getKey()), id));
        });
    var unused = ends(admin, ids.keySet());
  }

  /** Only a partition's leader can tell its end, and this asks until there is one. */
  private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, Set<String> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    return get(admin.listOffsets(ends).all());
  }

  private static boolean isShown(@Nullable TopicListing topic, Map.Entry<String, Uuid> id) {
    return topic != null && topic.topicId().equals(id.getValue());
  }

  /** Topics on which a group has committed; Kafka forgets that with the topic, later. */
  private static Set<String> withOffsets(Admin admin) {
    Set<String> topics = new HashSet<>();
    for (GroupListing group : get(admin.listGroups().all())) {
      get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata())
          .keySet()
          .forEach(partition -> topics.add(partition.topic()));
    }
    return topics;
  }

  private static Stream<NewTopic> of(Topic... topics) {
    return Arrays.stream(topics).flatMap(topic -> Stream.of(main(topic), deadLetter(topic)));
  }

  private static NewTopic main(Topic topic) {
    Map<String, String> settings = common(topic);
    topic.retention().ifPresent(retention -> settings.putAll(kept(retention)));
    if (topic.compacted()) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      settings.put(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofHours(1)));
      settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofHours(24)));
    }
    return new NewTopic(topic.topicName(), topic.partitions(), REPLICAS).configs(settings);
  }

  private static NewTopic deadLetter(Topic topic) {
    Map<String, String> settings = common(topic);
    settings.putAll(kept(topic.retention().orElse(DEAD_LETTER_RETENTION)));
    return new NewTopic(topic.deadLetterName(), topic.partitions(), REPLICAS).configs(settings);
  }

  private static Map<String, String> common(Topic topic) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
    settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    return settings;
  }

  private static Map<String, String> kept(Duration retention) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        millis(retention));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static void await(String complaint, BooleanSupplier done) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("after " + PATIENCE.toSeconds() + " s " + complaint);
      }
      Pause.millis(20);
    }
  }

  /** Nothing when Kafka refused with this error. */
  private static <T> Optional<T> getUnless(
      Class<? extends ApiException> error, KafkaFuture<T> future) {
    try {
      return Optional.ofNullable(get(future));
    } catch (IllegalStateException e) {
      if (error.isInstance(rootOf(e))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : rootOf(cause);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }
}
