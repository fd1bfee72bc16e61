package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /freeBusy}, protocols.md 3.5: 200 even for a calendar that is not there. */
final class FreeBusy {
  private final Map<String, Calendar> calendars;

  FreeBusy(Map<String, Calendar> calendars) {
    this.calendars = calendars;
  }

  ObjectNode answer(ObjectNode question) {
    if (!question.hasNonNull("timeMin") || !question.hasNonNull("timeMax")) {
      throw new Refusal(GoogleError.required("Missing timeMin or timeMax."));
    }
    Instant from = EventTimes.parameter(question.path("timeMin").asText(), "timeMin");
    Instant until = EventTimes.parameter(question.path("timeMax").asText(), "timeMax");
    if (!from.isBefore(until)) {
      throw new Refusal(GoogleError.EMPTY_RANGE);
    }
    ObjectNode answer = Json.object().put("kind", "calendar#freeBusy");
    answer.put("timeMin", EventRules.millis(from)).put("timeMax", EventRules.millis(until));
    ObjectNode perCalendar = answer.putObject("calendars");
    for (JsonNode item : question.path("items")) {
      String id = item.path("id").asText();
      perCalendar.set(id, of(calendars.get(id), from, until));
    }
    return answer;
  }

  private static ObjectNode of(@Nullable Calendar calendar, Instant from, Instant until) {
    ObjectNode answer = Json.object();
    if (calendar == null) {
      answer.putArray("errors").addObject().put("domain", "global").put("reason", "notFound");
    }
    ArrayNode busy = answer.putArray("busy");
    if (calendar != null) {
      for (EventTimes times : merged(calendar, from, until)) {
        busy.addObject().put("start", times.start().toString()).put("end", times.end().toString());
      }
    }
    return answer;
  }

  /** What is taken, cut to the range; what touches or overlaps is one. */
  private static List<EventTimes> merged(Calendar calendar, Instant from, Instant until) {
    List<EventTimes> taken =
        calendar.events().stream()
            .filter(it -> !Calendar.isCancelled(it))
            .filter(it -> !it.path("transparency").asText().equals("transparent"))
            .map(it -> EventTimes.of(it, calendar.zone()))
            .filter(it -> it.overlaps(from, until))
            .map(it -> new EventTimes(later(it.start(), from), earlier(it.end(), until)))
            .sorted(Comparator.comparing(EventTimes::start))
            .toList();
    List<EventTimes> merged = new ArrayList<>();
    for (EventTimes next : taken) {
      if (!merged.isEmpty() && !next.start().isAfter(merged.getLast().end())) {
        EventTimes last = merged.removeLast();
        merged.add(new EventTimes(last.start(), later(last.end(), next.end())));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
