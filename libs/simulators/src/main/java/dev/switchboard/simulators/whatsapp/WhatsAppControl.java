package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import java.util.ArrayList;
import java.util.List;

/** {@code /_control/whatsapp/...}. */
final class WhatsAppControl {
  private static final String NUMBERS = "/_control/whatsapp/numbers/";

  private final GraphApi api;
  private final Customers customers;
  private final Fates fates;
  private final SentMessages messages;
  private final Webhooks webhooks;

  WhatsAppControl(
      GraphApi api, Customers customers, Fates fates, SentMessages messages, Webhooks webhooks) {
    this.api = api;
    this.customers = customers;
    this.fates = fates;
    this.messages = messages;
    this.webhooks = webhooks;
  }

  Reply answer(Request request) {
    if (request.method().equals("PUT") && request.path().startsWith(NUMBERS)) {
      return register(request.path().substring(NUMBERS.length()), request.object());
    }
    return switch (request.route()) {
      case "POST /_control/whatsapp/inbound" -> inbound(request.object());
      case "POST /_control/whatsapp/read" -> read(request.object());
      case "GET /_control/whatsapp/messages" -> sent(request);
      case "GET /_control/whatsapp/deliveries" -> Reply.json(200, webhooks.counts(Json.object()));
      case "PUT /_control/whatsapp/settings" -> settle(request.object());
      case "GET /_control/whatsapp/numbers" -> numbers();
      default -> throw new RefusedException("there is no " + request.route());
    };
  }

  private Reply register(String phoneNumberId, ObjectNode json) {
    BusinessNumber number = BusinessNumber.read(phoneNumberId, json);
    api.numbers().put(phoneNumberId, number);
    return Reply.json(200, number.json());
  }

  private Reply numbers() {
    ArrayNode list = Json.array();
    api.numbers().values().forEach(it -> list.add(it.json()));
    return Reply.json(200, Json.object().set("numbers", list));
  }

  /** One message, or {@code {messages: [...]}} as one delivery; {@code wait} for its 200. */
  private Reply inbound(ObjectNode body) {
    List<CustomerMessage> told = new ArrayList<>();
    if (body.path("messages").isArray()) {
      for (JsonNode one : body.path("messages")) {
        told.add(new CustomerMessage((ObjectNode) one));
      }
    } else {
      told.add(new CustomerMessage(body));
    }
    ArrayNode ids = Json.array();
    customers.write(told, body.path("wait").asBoolean(false)).forEach(ids::add);
    return Reply.json(202, Json.object().set("messageIds", ids));
  }

  private Reply read(ObjectNode body) {
    SentMessage message =
        messages
            .find(body.path("messageId").asText())
            .orElseThrow(() -> new RefusedException("no such messageId was sent"));
    try {
      fates.read(customers.require(message.phoneNumberId()), message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.json(200, message.json());
  }

  private Reply sent(Request request) {
    String from = request.parameter("phoneNumberId").orElse("");
    String to = request.parameter("to").orElse("");
    ArrayNode list = Json.array();
    messages
        .matching(
            it ->
                (from.isEmpty() || it.phoneNumberId().equals(from))
                    && (to.isEmpty() || isTo(it, to)))
        .forEach(it -> list.add(it.json()));
    return Reply.json(200, Json.object().put("total", messages.total()).set("messages", list));
  }

  /** By a phone number however it is written, or by a user id. */
  private static boolean isTo(SentMessage message, String wanted) {
    return message.recipient().equals(message.isByUserId() ? wanted : WhatsAppId.ofPhone(wanted));
  }

  private Reply settle(ObjectNode body) {
    fates.settle(fates.settings().changedBy(body));
    return Reply.nothing();
  }
}
