package dev.switchboard.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a schema says of the JSON, in the words of {@link MemberShapes}. */
final class SchemaShapes {
  private static final String NULL = "null";

  private final AsyncApi api;

  SchemaShapes(AsyncApi api) {
    this.api = api;
  }

  Map<String, String> of(JsonNode schema) {
    Map<String, String> shapes = new TreeMap<>();
    add(shapes, "", api.resolved(schema));
    return shapes;
  }

  private void add(Map<String, String> shapes, String prefix, JsonNode object) {
    Set<String> required = new HashSet<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> member : object.path("properties").properties()) {
      String name = prefix + member.getKey();
      JsonNode schema = api.resolved(member.getValue());
      shapes.put(name, shape(schema) + presence(required.remove(member.getKey()), schema));
      if (schema.has("properties")) {
        add(shapes, name + ".", schema);
      }
    }
    required.forEach(name -> shapes.put(prefix + name, "required, without a schema"));
  }

  private String shape(JsonNode schema) {
    if (schema.has("oneOf")) {
      return shape(api.resolved(schema.at("/oneOf/0")));
    }
    if (schema.has("enum")) {
      return schema
          .path("enum")
          .valueStream()
          .map(JsonNode::asText)
          .collect(Collectors.joining("|"));
    }
    String type = type(schema);
    if (type.equals("array") && schema.path("uniqueItems").asBoolean()) {
      return "set of " + shape(api.resolved(schema.path("items")));
    }
    String format = schema.path("format").asText("");
    return format.isEmpty() ? type : type + " " + format;
  }

  /** The one type beside null. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.valueStream()
            .map(JsonNode::asText)
            .filter(name -> !name.equals(NULL))
            .collect(Collectors.joining(" or "))
        : type.asText();
  }

  private static String presence(boolean required, JsonNode schema) {
    boolean nullable =
        schema.path("type").valueStream().anyMatch(name -> name.asText().equals(NULL))
            || schema.path("oneOf").path(1).path("type").asText().equals(NULL);
    return (required ? ", required" : "")
        + (nullable ? ", may be null" : "")
        + (required || nullable ? "" : ", may be absent");
  }
}
