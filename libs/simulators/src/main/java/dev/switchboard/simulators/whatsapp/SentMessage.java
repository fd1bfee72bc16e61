package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Request;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A message the provider accepted from a business; its body is kept as text, which is smaller. */
public final class SentMessage {
  private final String id;
  private final String phoneNumberId;
  private final String recipient;
  private final boolean byUserId;
  private final String body;
  private final String callbackData;
  private final boolean template;
  private final Instant at;
  private final List<String> statuses = new CopyOnWriteArrayList<>();

  SentMessage(
      String phoneNumberId, String recipient, boolean byUserId, Request request, Instant at) {
    this.id = WhatsAppId.ofMessage();
    this.phoneNumberId = phoneNumberId;
    this.recipient = recipient;
    this.byUserId = byUserId;
    this.body = request.body();
    ObjectNode json = body();
    this.callbackData = json.path("biz_opaque_callback_data").asText();
    this.template = json.path("type").asText().equals("template");
    this.at = at;
  }

  /** {@code wamid...}, as answered. */
  public String id() {
    return id;
  }

  /** The number it was sent from. */
  public String phoneNumberId() {
    return phoneNumberId;
  }

  /** The customer: a {@code wa_id}, or a user id when it was sent to one. */
  public String recipient() {
    return recipient;
  }

  /** The request's body, whole. */
  public ObjectNode body() {
    return Json.readObject(body).orElseThrow();
  }

  /** Simulated time of acceptance. */
  public Instant at() {
    return at;
  }

  /** {@code biz_opaque_callback_data}; empty when none was given. */
  public String callbackData() {
    return callbackData;
  }

  /** The statuses reached, in order: sent, delivered, read or failed. */
  public List<String> statuses() {
    return List.copyOf(statuses);
  }

  String text() {
    return body;
  }

  boolean isByUserId() {
    return byUserId;
  }

  boolean isTemplate() {
    return template;
  }

  void reached(String status) {
    statuses.add(status);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("phoneNumberId", phoneNumberId);
    json.put("to", recipient).put("at", at.toString());
    json.set("message", body());
    ArrayNode reached = json.putArray("statuses");
    statuses.forEach(reached::add);
    return json;
  }
}
