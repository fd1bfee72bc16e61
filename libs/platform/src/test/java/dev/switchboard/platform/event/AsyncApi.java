package dev.switchboard.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code docs/asyncapi.yaml}, or a changed copy of it. */
record AsyncApi(ObjectNode document) {
  private static final String SCHEMA = "/components/schemas/";

  static AsyncApi load() {
    Path file =
        Path.of(System.getProperty("switchboard.test-run", "../.."), "docs", "asyncapi.yaml");
    try {
      return new AsyncApi((ObjectNode) new YAMLMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy that differs; this one stays. */
  AsyncApi changed(Consumer<AsyncApi> change) {
    AsyncApi copy = new AsyncApi(document.deepCopy());
    change.accept(copy);
    return copy;
  }

  /** All that is wrong with it, one sentence each. */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    found.addAll(new AsyncApiTopics(this).violations());
    found.addAll(new AsyncApiSchemas(this).violations());
    found.addAll(new AsyncApiExamples(this).violations());
    return found;
  }

  /** What is there, behind a reference if it is one; missing where there is nothing. */
  JsonNode at(String pointer) {
    return resolved(document.at(pointer));
  }

  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : at(reference.substring(1));
  }

  /** The object there, to be changed. */
  ObjectNode object(String pointer) {
    return (ObjectNode) document.at(pointer);
  }

  JsonNode message(Topic topic) {
    return at("/components/messages/" + topic.event().getSimpleName());
  }

  JsonNode schema(String name) {
    return at(SCHEMA + name);
  }

  ObjectNode properties(String schema) {
    return object(SCHEMA + schema + "/properties");
  }
}
