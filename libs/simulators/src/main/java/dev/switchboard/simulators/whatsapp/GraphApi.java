package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /{version}/{phoneNumberId}/messages}, protocols.md 1.8. */
final class GraphApi {
  private static final Pattern MESSAGES = Pattern.compile("(?:/v\\d+\\.\\d+)?/(\\d+)/messages");

  private final Map<String, BusinessNumber> numbers = new ConcurrentHashMap<>();
  private final ReentrantLock accepting = new ReentrantLock();
  private final SentMessages messages;
  private final Fates fates;
  private final SimulatedClock clock;

  GraphApi(SentMessages messages, Fates fates, SimulatedClock clock) {
    this.messages = messages;
    this.fates = fates;
    this.clock = clock;
  }

  Map<String, BusinessNumber> numbers() {
    return numbers;
  }

  Reply answer(Request request) {
    try {
      return send(request);
    } catch (Refusal refusal) {
      return refusal.error().reply();
    }
  }

  private Reply send(Request request) {
    Matcher path = MESSAGES.matcher(request.path());
    String id = path.matches() ? path.group(1) : request.path();
    BusinessNumber number = permitted(request, id);
    if (!request.method().equals("POST")) {
      throw unsupported(request.method().toLowerCase(Locale.ROOT), id);
    }
    ObjectNode body =
        Json.readObject(request.body())
            .orElseThrow(() -> Refusal.invalid("The body is no JSON object."));
    return body.path("status").asText().equals("read")
        ? markRead(body)
        : accept(number, body, request);
  }

  private BusinessNumber permitted(Request request, String id) {
    String token = request.bearer().orElseThrow(() -> new Refusal(MetaError.of(190)));
    if (numbers.values().stream().noneMatch(it -> it.accessToken().equals(token))) {
      throw new Refusal(MetaError.of(190));
    }
    BusinessNumber number = numbers.get(id);
    if (number == null) {
      throw unsupported("post", id);
    }
    if (!number.accessToken().equals(token)) {
      throw new Refusal(MetaError.of(10));
    }
    return number;
  }

  private static Refusal unsupported(String method, String id) {
    String reason =
        "Unsupported %s request. Object with ID '%s' does not exist, cannot be loaded due to missing"
            + " permissions, or does not support this operation.";
    return new Refusal(MetaError.of(100).because(reason.formatted(method, id)));
  }

  private static Reply markRead(ObjectNode body) {
    if (!body.path("messaging_product").asText().equals("whatsapp")) {
      throw Refusal.missing("messaging_product");
    }
    if (!body.path("message_id").asText().startsWith("wamid.")) {
      throw Refusal.invalid("message_id is not a message's id.");
    }
    return Reply.json(200, Json.object().put("success", true));
  }

  private Reply accept(BusinessNumber number, ObjectNode body, Request request) {
    SendRules.check(body);
    boolean byPhone = !body.path("to").asText().isBlank();
    String input = body.path(byPhone ? "to" : "recipient").asText();
    String recipient = byPhone ? WhatsAppId.ofPhone(input) : input;
    if (recipient.isBlank()) {
      throw Refusal.invalid("to is no phone number.");
    }
    if (recipient.equals(number.displayPhoneNumber())) {
      throw new Refusal(MetaError.of(131021));
    }
    return accepted(input, record(number, recipient, byPhone, request));
  }

  /** Under one lock, so that the order of the record is the order of the statuses' decisions. */
  private SentMessage record(
      BusinessNumber number, String recipient, boolean byPhone, Request request) {
    accepting.lock();
    try {
      SentMessage message =
          new SentMessage(number.phoneNumberId(), recipient, !byPhone, request, clock.instant());
      messages.add(message);
      fates.begin(number, message);
      return message;
    } finally {
      accepting.unlock();
    }
  }

  private static Reply accepted(String input, SentMessage message) {
    ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
    ObjectNode contact = answer.putArray("contacts").addObject().put("input", input);
    contact.put(message.isByUserId() ? "user_id" : "wa_id", message.recipient());
    ObjectNode sent = answer.putArray("messages").addObject().put("id", message.id());
    if (message.isTemplate()) {
      sent.put("message_status", "accepted");
    }
    return Reply.json(200, answer);
  }
}
