package dev.switchboard.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** WhatsApp's simulator: what it took, and what it is told to do wrong. */
final class WhatsApp {
  private final Api api;

  WhatsApp(Api api) {
    this.api = api;
  }

  /**
   * A message that WhatsApp took.
   *
   * @param callbackData the message's id at our side
   * @param options how many there are to choose from
   * @param told whether its fate was reported to us
   */
  record Taken(String to, String callbackData, String text, int options, boolean told) {
    private static Taken read(JsonNode sent) {
      JsonNode message = sent.path("message");
      JsonNode interactive = message.path("interactive");
      int options = interactive.at("/action/buttons").size();
      for (JsonNode section : interactive.at("/action/sections")) {
        options += section.path("rows").size();
      }
      String text = message.at("/text/body").asText() + interactive.at("/body/text").asText();
      return new Taken(
          sent.path("to").asText(),
          message.path("biz_opaque_callback_data").asText(),
          text,
          options,
          !sent.path("statuses").isEmpty());
    }
  }

  /** Without the 24-hour window, which opens only for what the simulator itself delivers. */
  void letEverybodyBeWrittenTo() {
    var unused = api.put("/_control/whatsapp/settings", Map.of("windowEnforced", false)).require();
  }

  /** What was taken and received so far, and every fault, is gone. */
  void forget() {
    var unused = api.delete("/_control/state").require();
  }

  /** What was taken from a business, in order. */
  List<Taken> takenFrom(DemoTenant business) {
    return taken("phoneNumberId=" + business.number().id());
  }

  /** What a customer got, in order. */
  List<Taken> takenFor(String customer) {
    return taken("to=" + customer);
  }

  /** Whether every report of a message's fate has been answered 200. */
  boolean hasToldAll() {
    return api.get("/_control/whatsapp/deliveries").require().path("pending").asLong() == 0;
  }

  /** Sends to that customer go wrong once. */
  void fail(String mode, String customer, long delayMillis) {
    Map<String, Object> fault =
        Map.of("mode", mode, "match", customer, "count", 1, "delayMs", delayMillis);
    var unused = api.post("/_control/faults", fault).require();
  }

  /** Whether a send to that customer is on its way, and has no answer. */
  boolean isSilentTo(String customer) {
    for (JsonNode request :
        api.get("/_control/received?match=" + customer).require().path("received")) {
      String outcome = request.path("outcome").asText();
      if (outcome.equals("PENDING") || outcome.equals("UNANSWERED")) {
        return true;
      }
    }
    return false;
  }

  private List<Taken> taken(String filter) {
    List<Taken> taken = new ArrayList<>();
    api.get("/_control/whatsapp/messages?" + filter)
        .require()
        .path("messages")
        .forEach(sent -> taken.add(Taken.read(sent)));
    return taken;
  }
}
