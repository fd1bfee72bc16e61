package dev.switchboard.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies on its topic: an event, or whatever somebody put there instead.
 *
 * @param key as text, absent where there is none
 * @param headers the last of each name, as text
 * @param value absent where the event was erased
 */
record SeenRecord(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    Map<String, String> headers,
    byte @Nullable [] value) {
  /** Decimals stay as they were written. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final String ATTRIBUTE = "ce_";

  SeenRecord {
    headers = Map.copyOf(headers);
  }

  static SeenRecord from(ConsumerRecord<byte[], byte[]> found) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : found.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
    }
    byte[] key = found.key();
    return new SeenRecord(
        found.topic(),
        found.partition(),
        found.offset(),
        key == null ? null : new String(key, UTF_8),
        headers,
        found.value());
  }

  /** A CloudEvents attribute: {@code id}, {@code type}, {@code tenantid}. */
  Optional<String> attribute(String name) {
    return Optional.ofNullable(headers.get(ATTRIBUTE + name));
  }

  boolean isEvent() {
    return attribute("id").isPresent() && attribute("type").isPresent();
  }

  int size() {
    return value == null ? 0 : value.length;
  }

  /** The data as JSON: null where it was erased, nothing where it is not JSON. */
  Optional<JsonNode> data() {
    if (value == null) {
      return Optional.of(NullNode.getInstance());
    }
    try {
      return Optional.of(JSON.readTree(value)).filter(node -> !node.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
