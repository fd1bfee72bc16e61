package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The resource paths of protocols.md 3.2 that the product uses. */
final class CalendarApi {
  private final Map<String, Calendar> calendars = new ConcurrentHashMap<>();
  private final FreeBusy freeBusy = new FreeBusy(calendars);
  private final TokenEndpoint tokens;
  private final SimulatedClock clock;

  CalendarApi(TokenEndpoint tokens, SimulatedClock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  Map<String, Calendar> calendars() {
    return calendars;
  }

  Reply answer(Request request) {
    if (request.route().equals("POST /token")) {
      return tokens.answer(request);
    }
    try {
      return permitted(request);
    } catch (Refusal refusal) {
      return refusal.error().reply();
    }
  }

  private Reply permitted(Request request) {
    TokenEndpoint.AccessToken token =
        request
            .bearer()
            .flatMap(tokens::find)
            .orElseThrow(() -> new Refusal(GoogleError.UNAUTHORIZED));
    boolean reads = request.method().equals("GET") || request.path().endsWith("/freeBusy");
    if (!(reads ? token.mayRead() : token.mayWrite())) {
      throw new Refusal(GoogleError.INSUFFICIENT);
    }
    return routed(request, token);
  }

  /** {@code /calendar/v3/...} split at the slashes. */
  private Reply routed(Request request, TokenEndpoint.AccessToken token) {
    List<String> path = request.segments();
    if (path.size() < 3 || !path.subList(0, 2).equals(List.of("calendar", "v3"))) {
      throw new Refusal(GoogleError.NOT_FOUND);
    }
    if (path.size() == 3 && request.route().equals("POST /calendar/v3/freeBusy")) {
      return Reply.json(200, freeBusy.answer(body(request)));
    }
    Calendar calendar = path.size() > 3 ? calendars.get(path.get(3)) : null;
    if (calendar == null || !path.get(2).equals("calendars")) {
      throw new Refusal(GoogleError.NOT_FOUND);
    }
    if (path.size() > 4 && !path.get(4).equals("events")) {
      throw new Refusal(GoogleError.NOT_FOUND);
    }
    return switch (path.size()) {
      case 4 -> Reply.json(200, described(calendar));
      case 5 -> events(request, calendar, token);
      case 6 -> event(request, calendar, path.get(5));
      default -> throw new Refusal(GoogleError.NOT_FOUND);
    };
  }

  private Reply events(Request request, Calendar calendar, TokenEndpoint.AccessToken token) {
    Instant now = clock.instant();
    return switch (request.method()) {
      case "GET" -> Reply.json(200, new EventList(calendar, request).page(now));
      case "POST" -> changed(calendar.insert(body(request), token.account(), now));
      default -> throw new Refusal(GoogleError.NOT_FOUND);
    };
  }

  private Reply event(Request request, Calendar calendar, String id) {
    Optional<String> ifMatch = request.header("If-Match");
    Instant now = clock.instant();
    return switch (request.method()) {
      case "GET" -> found(request, calendar, id);
      case "PATCH" -> changed(calendar.patch(id, body(request), ifMatch, now));
      case "PUT" -> changed(calendar.update(id, body(request), ifMatch, now));
      case "DELETE" -> {
        calendar.delete(id, ifMatch, now);
        yield Reply.nothing();
      }
      default -> throw new Refusal(GoogleError.NOT_FOUND);
    };
  }

  private static Reply found(Request request, Calendar calendar, String id) {
    ObjectNode event = calendar.find(id).orElseThrow(() -> new Refusal(GoogleError.NOT_FOUND));
    String etag = event.path("etag").asText();
    boolean known = request.header("If-None-Match").filter(etag::equals).isPresent();
    return known ? new Reply(304, "", "", Map.of("ETag", etag)) : changed(event);
  }

  private static Reply changed(ObjectNode event) {
    return Reply.json(200, event).with("ETag", event.path("etag").asText());
  }

  private static ObjectNode described(Calendar calendar) {
    ObjectNode json = Json.object().put("kind", "calendar#calendar").put("id", calendar.id());
    return json.put("summary", calendar.id()).put("timeZone", calendar.zone().getId());
  }

  private static ObjectNode body(Request request) {
    return Json.readObject(request.body())
        .orElseThrow(
            () -> new Refusal(new GoogleError(400, "global", "parseError", "Parse Error")));
  }
}
