package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Google refuses in an event, protocols.md 3.3. */
final class EventRules {
  private static final Pattern ID = Pattern.compile("[a-v0-9]{5,1024}");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EventRules() {}

  static void check(ObjectNode event, ZoneId zone) {
    if (event.has("id") && !ID.matcher(event.path("id").asText()).matches()) {
      throw new Refusal(GoogleError.invalid("Invalid resource id value."));
    }
    EventTimes times = EventTimes.of(event, zone);
    if (!times.start().isBefore(times.end())) {
      throw new Refusal(GoogleError.EMPTY_RANGE);
    }
    if (!Set.of("confirmed", "tentative", "cancelled")
        .contains(event.path("status").asText("confirmed"))) {
      throw new Refusal(GoogleError.invalid("Invalid value for: status"));
    }
    if (!event.path("attendees").isEmpty()) {
      throw new Refusal(
          new GoogleError(
              403,
              "calendar",
              "forbiddenForServiceAccounts",
              "Service accounts cannot invite attendees without Domain-Wide Delegation."));
    }
    checkProperties(event.at("/extendedProperties/private"));
    checkProperties(event.at("/extendedProperties/shared"));
  }

  static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  private static void checkProperties(JsonNode properties) {
    if (properties.size() > 300) {
      throw new Refusal(GoogleError.invalid("Too many extended properties."));
    }
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (property.getKey().length() > 44 || property.getValue().asText().length() > 1024) {
        throw new Refusal(GoogleError.invalid("An extended property is too long."));
      }
    }
  }
}
