package dev.switchboard.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.conversation.WebhookReceived;
import java.io.IOException;

/**
 * The JSON form of event data: camelCase, ISO 8601 times, unknown members ignored, so that an older
 * consumer reads a newer producer. One mapper of its own: a service's HTTP settings must not change
 * what is on the topics.
 */
public final class EventJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private EventJson() {}

  static byte[] write(DomainEvent event) {
    if (event instanceof WebhookReceived delivery) {
      return delivery.body();
    }
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event record that has no JSON form", e);
    }
  }

  /**
   * The event as its record.
   *
   * @throws UnreadableEventException when the data is not this record's JSON
   */
  public static <T extends DomainEvent> T read(ConsumedEvent event, Class<T> type) {
    try {
      return MAPPER.readValue(event.data(), type);
    } catch (IOException e) {
      throw new UnreadableEventException(event, e);
    }
  }

  /**
   * Event data that was kept as text.
   *
   * @throws IllegalArgumentException when it is not this record's JSON
   */
  public static <T extends DomainEvent> T read(String data, Class<T> type) {
    try {
      return MAPPER.readValue(data, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the JSON of " + type.getSimpleName(), e);
    }
  }
}
