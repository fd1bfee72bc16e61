package dev.switchboard.simulators.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code /_control/...}: faults, the journal, the clock, and what the provider adds. */
final class ControlEndpoint {
  private final Provider provider;
  private final Journal journal;
  private final Faults faults;
  private final SimulatedClock clock;

  ControlEndpoint(Provider provider, Journal journal, Faults faults, SimulatedClock clock) {
    this.provider = provider;
    this.journal = journal;
    this.faults = faults;
    this.clock = clock;
  }

  Reply answer(Request request) {
    try {
      return routed(request);
    } catch (RefusedException | IllegalStateException e) {
      return Reply.json(400, Json.object().put("error", e.getMessage()));
    }
  }

  private Reply routed(Request request) {
    return switch (request.route()) {
      case "POST /_control/faults" -> arm(request);
      case "GET /_control/faults" -> armed();
      case "DELETE /_control/faults" -> disarm();
      case "GET /_control/received" -> received(request);
      case "DELETE /_control/state" -> forgotten();
      case "GET /_control/clock" -> time();
      case "POST /_control/clock" -> move(request);
      default -> provider.control(request);
    };
  }

  private Reply arm(Request request) {
    faults.arm(Fault.read(request.object()));
    return armed();
  }

  private Reply armed() {
    ArrayNode list = Json.array();
    for (Fault fault : faults.armed()) {
      list.addObject()
          .put("target", fault.target().name())
          .put("mode", fault.mode().name())
          .put("match", fault.match().pattern());
    }
    return Reply.json(200, Json.object().set("faults", list));
  }

  private Reply disarm() {
    faults.clear();
    return Reply.nothing();
  }

  private Reply received(Request request) {
    ArrayNode list = Json.array();
    journal
        .find(
            expression(request.parameter("match").orElse("")),
            number(request, "after", 0),
            (int) number(request, "limit", 1000))
        .forEach(it -> list.add(it.json()));
    ObjectNode answer = Json.object().put("total", journal.total());
    return Reply.json(200, answer.set("received", list));
  }

  void forget() {
    journal.clear();
    faults.clear();
    provider.forget();
  }

  private Reply forgotten() {
    forget();
    return Reply.nothing();
  }

  private Reply time() {
    ObjectNode answer = Json.object().put("now", clock.instant().toString());
    return Reply.json(200, answer.put("offset", clock.offset().toString()));
  }

  private Reply move(Request request) {
    try {
      clock.moveTo(Duration.parse(request.object().path("offset").asText()));
    } catch (DateTimeParseException e) {
      throw new RefusedException("offset must be an ISO-8601 duration, such as PT25H");
    }
    return time();
  }

  private static Pattern expression(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new RefusedException("match: " + e.getDescription());
    }
  }

  private static long number(Request request, String name, long usual) {
    try {
      return request.parameter(name).map(Long::valueOf).orElse(usual);
    } catch (NumberFormatException e) {
      throw new RefusedException(name + " must be a number");
    }
  }
}
