package dev.switchboard.platform.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.WebhookReceived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Checks each example against its schemas, and reads it into its record and back: what does not
 * come back as it was is not what the services write.
 */
final class AsyncApiExamples {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012, factory -> factory.metaSchema(withWordsOfAsyncApi()));
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final AsyncApi api;
  private final List<String> violations = new ArrayList<>();

  AsyncApiExamples(AsyncApi api) {
    this.api = api;
  }

  List<String> violations() {
    for (Topic topic : Topic.values()) {
      JsonNode message = api.message(topic);
      for (JsonNode example : examples(topic.event().getSimpleName(), message)) {
        checkRecord(topic, message, example);
      }
    }
    JsonNode deadLetter = api.at("/components/messages/DeadLetter");
    var unused = examples("DeadLetter", deadLetter);
    return violations;
  }

  private JsonNode examples(String name, JsonNode message) {
    JsonNode examples = message.path("examples");
    if (examples.isEmpty()) {
      violations.add("%s has no example".formatted(name));
    }
    for (JsonNode example : examples) {
      validate(name + " headers", message.path("headers"), example.path("headers"));
      validate(name, message.path("payload"), example.path("payload"));
    }
    return examples;
  }

  private static JsonMetaSchema withWordsOfAsyncApi() {
    return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
        .keyword(new NonValidationKeyword("components"))
        .keyword(new NonValidationKeyword("x-personal-data"))
        .build();
  }

  private void validate(String what, JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", api.at("/components"));
    for (ValidationMessage fault : SCHEMAS.getSchema(whole, STRICT).validate(value)) {
      violations.add("the example of %s: %s".formatted(what, fault.getMessage()));
    }
  }

  private void checkRecord(Topic topic, JsonNode message, JsonNode example) {
    String name = topic.event().getSimpleName();
    try {
      DomainEvent event = read(topic, example);
      JsonNode again = JSON.readTree(EventJson.write(event));
      JsonNode payload = JSON.readTree(example.path("payload").toString());
      if (!again.equals(payload)) {
        violations.add(
            "the example of %s comes back as %s, it was %s".formatted(name, again, payload));
      }
      compare(name, "subject", event.subject(), example.at("/headers/ce_subject").asText());
      compare(name, "key", event.orderingKey(), key(message, example));
    } catch (IllegalArgumentException e) {
      violations.add("the example of %s is not read: %s".formatted(name, reason(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DomainEvent read(Topic topic, JsonNode example) {
    String data = example.path("payload").toString();
    if (topic.event().equals(WebhookReceived.class)) {
      return new WebhookReceived(
          UUID.fromString(example.at("/headers/ce_subject").asText()),
          data.getBytes(StandardCharsets.UTF_8));
    }
    return EventJson.read(data, topic.event());
  }

  /** From the payload's member that the file names, or the subject where it names none. */
  private static String key(JsonNode message, JsonNode example) {
    String member = message.at("/bindings/kafka/key/x-member").asText("");
    return member.isEmpty()
        ? example.at("/headers/ce_subject").asText()
        : example.path("payload").at(member).asText();
  }

  private void compare(String name, String what, UUID wanted, String found) {
    if (!wanted.toString().equals(found)) {
      violations.add("the %s of %s is %s, not %s".formatted(what, name, wanted, found));
    }
  }

  private static String reason(IllegalArgumentException e) {
    return e.getCause() instanceof JacksonException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
