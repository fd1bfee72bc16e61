package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that one customer and the business wrote to each other, compared at both ends. */
final class Correspondence {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String CUSTOMER = "USER";
  private static final String ASSISTANT = "ASSISTANT";

  private final Scene scene;
  private final Handset handset;
  private final String customerId;

  private Correspondence(Scene scene, Handset handset, String customerId) {
    this.scene = scene;
    this.handset = handset;
    this.customerId = customerId;
  }

  static Correspondence of(Scene scene, Handset handset) {
    return new Correspondence(scene, handset, scene.office().customer(handset.contact()));
  }

  /** Each message is stored once, and what the customer got is what was sent, in that order. */
  void isWhole() {
    isStored(handset.written());
    Set<String> written = new TreeSet<>(handset.writtenIds());
    unless(
        new TreeSet<>(ids(CUSTOMER)).equals(written),
        name() + "'s messages are not those that are stored");
    hasNoGaps();
    unless(
        Waiting.until(PATIENCE, () -> sent().equals(handset.receivedIds())),
        "%s received %s, and %s were sent".formatted(name(), handset.receivedIds(), sent()));
  }

  /** Waits until so many of the customer's messages are stored. */
  void isStored(int messages) {
    unless(
        Waiting.until(PATIENCE, () -> ids(CUSTOMER).size() == messages),
        "%s wrote %d messages, %d are stored".formatted(name(), messages, ids(CUSTOMER).size()));
  }

  /** They are stored in the order in which they were written. */
  void isInOrder() {
    unless(
        ids(CUSTOMER).equals(handset.writtenIds()),
        name() + "'s messages are stored in another order than they were written in");
  }

  /** No message is answered twice. */
  void isAnsweredAtMostOnce() {
    int answers = ids(ASSISTANT).size();
    int written = handset.written();
    unless(
        answers <= written && handset.received() <= written,
        "%s wrote %d messages, the assistant has %d answers, %d arrived"
            .formatted(name(), written, answers, handset.received()));
  }

  /** Waits until one of ours stands so. */
  void hasMessageIn(String status) {
    scene.office().someMessageIs(newest(), status);
  }

  /** Waits until the customer has read all of ours. */
  void isRead() {
    scene.office().allRead(newest());
  }

  private String name() {
    return handset.contact().name();
  }

  private String newest() {
    return scene.office().conversations(customerId).getFirst().path("conversationId").asText();
  }

  private void hasNoGaps() {
    for (List<JsonNode> conversation : conversations()) {
      for (int i = 0; i < conversation.size(); i++) {
        unless(
            conversation.get(i).path("sequence").asInt() == i + 1,
            "message %d of %s's conversation is missing".formatted(i + 1, name()));
      }
    }
  }

  private List<String> ids(String role) {
    return conversations().stream()
        .flatMap(List::stream)
        .filter(message -> message.path("role").asText().equals(role))
        .map(message -> message.path("providerMessageId").asText())
        .toList();
  }

  /** What WhatsApp calls the messages it took from us, in the order of the conversation. */
  private List<String> sent() {
    return conversations().stream()
        .flatMap(List::stream)
        .filter(message -> !message.path("role").asText().equals(CUSTOMER))
        .filter(message -> message.hasNonNull("providerMessageId"))
        .map(message -> message.path("providerMessageId").asText())
        .toList();
  }

  /** Oldest first. */
  private List<List<JsonNode>> conversations() {
    List<List<JsonNode>> oldestFirst = new ArrayList<>();
    for (JsonNode conversation : scene.office().conversations(customerId).reversed()) {
      oldestFirst.add(scene.office().messages(conversation.path("conversationId").asText()));
    }
    return oldestFirst;
  }
}
