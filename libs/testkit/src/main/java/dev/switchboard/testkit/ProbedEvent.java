package dev.switchboard.testkit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.switchboard.contracts.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies on its topic: a CloudEvents 1.0 event in binary mode, or whatever somebody
 * put there instead.
 *
 * @param key the ordering key, empty when there is none
 * @param headers the last of each name, as text
 * @param value the data; a null node for a tombstone, a text node for what is not JSON
 */
public record ProbedEvent(
    String topic,
    int partition,
    long offset,
    String key,
    Map<String, String> headers,
    JsonNode value) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 300;

  public ProbedEvent {
    headers = Map.copyOf(headers);
  }

  static ProbedEvent from(ConsumerRecord<byte[], byte[]> found) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : found.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    return new ProbedEvent(
        found.topic(),
        found.partition(),
        found.offset(),
        text(found.key()),
        headers,
        parse(found.value()));
  }

  /** CloudEvents {@code id}; empty when there is none, like the next two. */
  public String id() {
    return headers.getOrDefault("ce_id", "");
  }

  /** CloudEvents {@code type}. */
  public String type() {
    return headers.getOrDefault("ce_type", "");
  }

  /** CloudEvents extension {@code tenantid}. */
  public String tenant() {
    return headers.getOrDefault("ce_tenantid", "");
  }

  public boolean isOf(TenantId tenantId) {
    return tenant().equals(tenantId.toString());
  }

  @Override
  public String toString() {
    String shown = value.toString();
    return "%s-%d@%d %s id=%s tenant=%s key=%s %s"
        .formatted(
            topic,
            partition,
            offset,
            type(),
            id(),
            tenant(),
            key,
            shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "...");
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte @Nullable [] value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    try {
      return JSON.readTree(value);
    } catch (JacksonException e) {
      return TextNode.valueOf(text(value));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
