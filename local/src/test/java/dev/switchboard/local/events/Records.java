package dev.switchboard.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.Topic;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as they lie on the topics. */
final class Records {
  static final String TENANT = "01a20d6d-5baf-7194-a269-e0d37f2a74de";
  static final String KEY = "01a20d6d-5f5d-71bc-9160-0a35a099950d";

  private Records() {}

  static SeenRecord event(Topic topic, String data) {
    return new SeenRecord(
        topic.topicName(), 3, 17, KEY, headers(topic, "2026-11-24T12:00:00.120Z"), bytes(data));
  }

  static SeenRecord deadLetter(Topic topic, String data, String reason) {
    Map<String, String> headers = headers(topic, "2026-11-24T12:00:00.120Z");
    headers.put("switchboard_reason", reason);
    return new SeenRecord(topic.deadLetterName(), 3, 17, KEY, headers, bytes(data));
  }

  static SeenRecord erased(Topic topic) {
    return new SeenRecord(topic.topicName(), 3, 17, KEY, Map.of(), null);
  }

  static SeenRecord stranger(@Nullable String key, String data) {
    return new SeenRecord("message-sent", 3, 17, key, Map.of(), bytes(data));
  }

  static Map<String, String> headers(Topic topic, String time) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.nameUUIDFromBytes(bytes(time)).toString());
    headers.put("ce_type", topic.type());
    headers.put("ce_source", "/some-service");
    headers.put("ce_time", time);
    headers.put("ce_subject", KEY);
    headers.put("ce_tenantid", TENANT);
    headers.put("content-type", "application/json");
    return headers;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
