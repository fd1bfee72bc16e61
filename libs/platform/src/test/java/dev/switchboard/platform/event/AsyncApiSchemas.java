package dev.switchboard.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.WebhookReceived;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares each payload's schema with the record whose JSON it describes, and the headers. */
final class AsyncApiSchemas {
  private static final Set<String> HEADERS =
      Set.of(
          EventHeaders.SPEC_VERSION,
          EventHeaders.ID,
          EventHeaders.TYPE,
          EventHeaders.SOURCE,
          EventHeaders.TIME,
          EventHeaders.SUBJECT,
          EventHeaders.TENANT,
          EventHeaders.TRACE_PARENT,
          EventHeaders.CONTENT_TYPE);

  private final AsyncApi api;
  private final List<String> violations = new ArrayList<>();

  AsyncApiSchemas(AsyncApi api) {
    this.api = api;
  }

  List<String> violations() {
    checkHeaders();
    for (Topic topic : Topic.values()) {
      JsonNode message = api.message(topic);
      if (message.isMissingNode()) {
        violations.add("event %s is not described".formatted(topic.event().getSimpleName()));
      } else {
        check(topic, message);
      }
    }
    api.at("/components/schemas").properties().forEach(this::checkDescriptions);
    checkNothingElse();
    return violations;
  }

  private void checkNothingElse() {
    Set<String> messages = new TreeSet<>(Set.of("DeadLetter"));
    Arrays.stream(Topic.values()).forEach(topic -> messages.add(topic.event().getSimpleName()));
    for (String name : names(api.at("/components/messages"))) {
      if (!messages.contains(name)) {
        violations.add("there is no event %s".formatted(name));
      }
    }
    List<String> references = api.document().findValuesAsText("$ref");
    for (String name : names(api.at("/components/schemas"))) {
      if (!references.contains("#/components/schemas/" + name)) {
        violations.add("schema %s is nobody's".formatted(name));
      }
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void check(Topic topic, JsonNode message) {
    String type = message.at("/headers/allOf/1/properties/ce_type/const").asText();
    if (!type.equals(topic.type())) {
      violations.add("%s has ce_type %s, the file says %s".formatted(topic, topic.type(), type));
    }
    // Its data is the body itself, which has no shape of ours.
    if (!topic.event().equals(WebhookReceived.class)) {
      compare(
          topic.event().getSimpleName(),
          MemberShapes.of(topic.event()),
          new SchemaShapes(api).of(message.path("payload")));
    }
  }

  private void compare(String event, Map<String, String> record, Map<String, String> file) {
    Set<String> members = new TreeSet<>(record.keySet());
    members.addAll(file.keySet());
    for (String member : members) {
      String wanted = record.getOrDefault(member, "nothing");
      String found = file.getOrDefault(member, "nothing");
      if (!wanted.equals(found)) {
        violations.add(
            "%s.%s: the record has <%s>, the file <%s>".formatted(event, member, wanted, found));
      }
    }
  }

  private void checkHeaders() {
    JsonNode envelope = api.schema("Envelope");
    Set<String> described = names(envelope.path("properties"));
    if (!described.equals(HEADERS)) {
      violations.add(
          "the headers are %s, the file says %s".formatted(new TreeSet<>(HEADERS), described));
    }
    Set<String> optional = new TreeSet<>(described);
    envelope.path("required").forEach(name -> optional.remove(name.asText()));
    if (!optional.equals(Set.of(EventHeaders.TRACE_PARENT))) {
      violations.add(
          "only %s can be absent, the file says %s".formatted(EventHeaders.TRACE_PARENT, optional));
    }
  }

  private void checkDescriptions(Map.Entry<String, JsonNode> schema) {
    if (schema.getValue().path("description").asText().isBlank()) {
      violations.add("schema %s has no description".formatted(schema.getKey()));
    }
    for (Map.Entry<String, JsonNode> member : schema.getValue().path("properties").properties()) {
      checkDescription(schema.getKey() + "." + member.getKey(), member.getValue());
    }
  }

  private void checkDescription(String where, JsonNode member) {
    if (api.resolved(member).path("description").asText().isBlank()) {
      violations.add("%s has no description".formatted(where));
    }
  }
}
