package dev.switchboard.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * For programs: the JSON format of CloudEvents 1.0, one envelope a line, with where it lies on
 * Kafka as extensions. The data is whole, personal data too.
 */
final class JsonLines implements Printing {
  private static final List<String> ATTRIBUTES =
      List.of("specversion", "id", "type", "source", "time", "subject", "tenantid", "traceparent");

  @Override
  public String line(SeenRecord seen) {
    try {
      return SeenRecord.JSON.writeValueAsString(envelope(seen));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that has no JSON form", e);
    }
  }

  private static ObjectNode envelope(SeenRecord seen) {
    ObjectNode line = SeenRecord.JSON.createObjectNode();
    for (String name : ATTRIBUTES) {
      seen.attribute(name).ifPresent(value -> line.put(name, value));
    }
    put(line, seen, "content-type", "datacontenttype");
    put(line, seen, "switchboard_reason", "deadletterreason");
    if (seen.key() != null) {
      line.put("partitionkey", seen.key());
    }
    line.put("topic", seen.topic()).put("partition", seen.partition()).put("offset", seen.offset());
    seen.data()
        .ifPresentOrElse(
            data -> line.set("data", data), () -> line.put("data_base64", seen.value()));
    return line;
  }

  private static void put(ObjectNode line, SeenRecord seen, String header, String name) {
    String value = seen.headers().get(header);
    if (value != null) {
      line.put(name, value);
    }
  }
}
