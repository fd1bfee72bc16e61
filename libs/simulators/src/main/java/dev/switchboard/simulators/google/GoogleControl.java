package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code /_control/google/...}. */
final class GoogleControl {
  private final GoogleCalendarSimulator simulator;

  GoogleControl(GoogleCalendarSimulator simulator) {
    this.simulator = simulator;
  }

  Reply answer(Request request) {
    return switch (request.route()) {
      case "POST /_control/google/service-accounts" -> account(request.object());
      case "POST /_control/google/calendars" -> calendar(request.object());
      case "POST /_control/google/expire-tokens" -> expire();
      case "POST /_control/google/end-sync-tokens" -> endSyncTokens(request.object());
      case "GET /_control/google/events" -> events(request);
      case "POST /_control/google/events" -> entered(request.object());
      case "DELETE /_control/google/events" -> takenAway(request);
      default -> throw new RefusedException("there is no " + request.route());
    };
  }

  /** {@code {clientEmail, publicKey?}}; without a key one is made, and the key file answered. */
  private Reply account(ObjectNode body) {
    String email = text(body, "clientEmail");
    if (body.hasNonNull("publicKey")) {
      simulator.trust(email, body.get("publicKey").asText());
      return Reply.nothing();
    }
    return Reply.json(201, simulator.createServiceAccount(email).json());
  }

  /** {@code {calendarId, timeZone?}}. */
  private Reply calendar(ObjectNode body) {
    try {
      simulator.share(text(body, "calendarId"), ZoneId.of(body.path("timeZone").asText("UTC")));
    } catch (DateTimeException e) {
      throw new RefusedException("timeZone: " + e.getMessage());
    }
    return Reply.nothing();
  }

  private Reply expire() {
    simulator.expireTokens();
    return Reply.nothing();
  }

  /** {@code {calendarId}}. */
  private Reply endSyncTokens(ObjectNode body) {
    simulator.endSyncTokens(text(body, "calendarId"));
    return Reply.nothing();
  }

  private Reply events(Request request) {
    ArrayNode list = Json.array();
    String calendarId = request.parameter("calendarId").orElse("");
    simulator.events(calendarId).forEach(list::add);
    return Reply.json(200, Json.object().set("events", list));
  }

  /** {@code {calendarId, event}}; the event as it stands now is answered. */
  private Reply entered(ObjectNode body) {
    if (!(body.get("event") instanceof ObjectNode event)) {
      throw new RefusedException("event must be given");
    }
    return Reply.json(201, simulator.enter(text(body, "calendarId"), event));
  }

  private Reply takenAway(Request request) {
    simulator.takeAway(
        request.parameter("calendarId").orElse(""), request.parameter("id").orElse(""));
    return Reply.nothing();
  }

  private static String text(ObjectNode body, String name) {
    String text = body.path(name).asText();
    if (text.isBlank()) {
      throw new RefusedException(name + " must be given");
    }
    return text;
  }
}
