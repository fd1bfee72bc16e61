package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Instant;
import java.util.Optional;

/** The shapes of status webhooks, protocols.md 1.6. */
final class StatusReports {
  private final SimulatedClock clock;

  StatusReports(SimulatedClock clock) {
    this.clock = clock;
  }

  ObjectNode report(BusinessNumber number, SentMessage message, String status, boolean inWindow) {
    ObjectNode json = common(message, status);
    if (status.equals("sent") || status.equals("delivered")) {
      json.set("pricing", pricing(message, inWindow));
    }
    ObjectNode envelope = envelope(number, json);
    ObjectNode value = (ObjectNode) envelope.at("/entry/0/changes/0/value");
    value.withArray("contacts").addObject().put(identity(message), message.recipient());
    return envelope;
  }

  ObjectNode failure(BusinessNumber number, SentMessage message, MetaError error) {
    ObjectNode json = common(message, "failed");
    json.withArray("errors").add(error.inStatus());
    return envelope(number, json);
  }

  private static ObjectNode envelope(BusinessNumber number, ObjectNode status) {
    Envelope envelope = new Envelope();
    envelope.status(number, status);
    return envelope.json();
  }

  private ObjectNode common(SentMessage message, String status) {
    Instant now = clock.instant();
    ObjectNode json = Json.object().put("id", message.id()).put("status", status);
    json.put("timestamp", String.valueOf(now.getEpochSecond()));
    json.put(message.isByUserId() ? "recipient_user_id" : "recipient_id", message.recipient());
    Optional.of(message.callbackData())
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> json.put("biz_opaque_callback_data", it));
    return json;
  }

  private static String identity(SentMessage message) {
    return message.isByUserId() ? "user_id" : "wa_id";
  }

  private static ObjectNode pricing(SentMessage message, boolean inWindow) {
    ObjectNode json = Json.object().put("billable", true).put("pricing_model", "PMP");
    json.put("type", inWindow ? "free_customer_service" : "regular");
    return json.put("category", message.isTemplate() ? "utility" : "service");
  }
}
