package dev.switchboard.testkit.stack;

import dev.switchboard.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the declared topics and their dead letters on a single broker, which flushes each message
 * before it acknowledges it (design.md section 4).
 */
public final class TopicSetup {
  private static final short REPLICAS = 1;
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  private TopicSetup() {}

  /** Creates what is missing and leaves the rest as it is. */
  public static void createMissing(String bootstrapServers) {
    try (Admin admin = admin(bootstrapServers)) {
      Set<String> existing = get(admin.listTopics().names());
      create(admin, declared().filter(topic -> !existing.contains(topic.name())).toList());
    }
  }

  /** Makes every declared topic exist and be empty, and forgets all consumer groups. */
  public static void recreateAll(String bootstrapServers) {
    try (Admin admin = admin(bootstrapServers)) {
      List<NewTopic> topics = declared().toList();
      Set<String> existing = get(admin.listTopics().names());
      get(
          admin
              .deleteTopics(topics.stream().map(NewTopic::name).filter(existing::contains).toList())
              .all());
      create(admin, topics);
    }
  }

  private static void create(Admin admin, Collection<NewTopic> topics) {
    get(admin.createTopics(topics).all());
  }

  private static Stream<NewTopic> declared() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> Stream.of(main(topic), deadLetter(topic)));
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
