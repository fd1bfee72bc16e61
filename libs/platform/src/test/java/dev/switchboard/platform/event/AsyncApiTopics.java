package dev.switchboard.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the channels with the declared list of topics. */
final class AsyncApiTopics {
  private static final String DEAD_LETTERS = "{topic}" + Topic.DEAD_LETTER_SUFFIX;
  private static final String BINDING_VERSION = "0.5.0";

  private final AsyncApi api;
  private final List<String> violations = new ArrayList<>();

  AsyncApiTopics(AsyncApi api) {
    this.api = api;
  }

  List<String> violations() {
    Set<String> described = new LinkedHashSet<>();
    api.at("/channels").forEach(channel -> described.add(channel.path("address").asText()));
    for (Topic topic : Topic.values()) {
      if (!described.remove(topic.topicName())) {
        violations.add("topic %s has no channel".formatted(topic.topicName()));
      }
    }
    if (!described.remove(DEAD_LETTERS)) {
      violations.add("dead letters have no channel");
    }
    described.forEach(name -> violations.add("there is no topic %s".formatted(name)));
    api.at("/channels").forEach(this::check);
    return violations;
  }

  private void check(JsonNode channel) {
    String address = channel.path("address").asText();
    Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(address))
        .forEach(topic -> check(topic, channel));
    if (address.equals(DEAD_LETTERS)) {
      checkDeadLetters(channel);
    }
    if (channel.path("description").asText().isBlank()) {
      violations.add("channel %s has no description".formatted(address));
    }
  }

  private void check(Topic topic, JsonNode channel) {
    JsonNode kafka = api.resolved(channel.path("bindings")).path("kafka");
    if (!kafka(topic).equals(AsyncApiTopics::byValue, kafka)) {
      violations.add(
          "topic %s is kept as %s, the file says %s"
              .formatted(topic.topicName(), kafka(topic), kafka));
    }
    Set<String> types = new LinkedHashSet<>();
    channel
        .path("messages")
        .forEach(message -> types.add(api.resolved(message).path("name").asText()));
    if (!types.equals(Set.of(topic.type()))) {
      violations.add(
          "topic %s carries %s, the file says %s"
              .formatted(topic.topicName(), topic.type(), types));
    }
  }

  private void checkDeadLetters(JsonNode channel) {
    Set<String> named = new LinkedHashSet<>();
    channel.at("/parameters/topic/enum").forEach(name -> named.add(name.asText()));
    Set<String> topics =
        Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    if (!named.equals(topics)) {
      violations.add("dead letters are those of %s, the file says %s".formatted(topics, named));
    }
  }

  /**
   * What AsyncAPI's binding for Kafka says of a topic; the number of replicas is the operator's.
   */
  private static ObjectNode kafka(Topic topic) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
    topic.retention().ifPresent(time -> settings.put("retention.ms", time.toMillis()));
    settings.put("max.message.bytes", topic.maxMessageBytes());
    ObjectNode kafka = JsonNodeFactory.instance.objectNode();
    kafka.put("partitions", topic.partitions());
    kafka.set("topicConfiguration", settings);
    return kafka.put("bindingVersion", BINDING_VERSION);
  }

  /** Numbers are alike whatever they were read as. */
  private static int byValue(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
