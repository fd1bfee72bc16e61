package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code GET /calendars/{cal}/events}: filters, pages and increments of protocols.md 3.4. */
final class EventList {
  private static final List<String> NOT_WITH_SYNC_TOKEN =
      List.of(
          "iCalUID",
          "orderBy",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "timeMin",
          "timeMax",
          "updatedMin");

  private final Calendar calendar;
  private final Request request;

  EventList(Calendar calendar, Request request) {
    this.calendar = calendar;
    this.request = request;
  }

  ObjectNode page(Instant now) {
    PageToken token = pageToken();
    long revision = token.revision();
    List<ObjectNode> found = request.parameter("syncToken").isPresent() ? changed() : filtered();
    int from = token.from();
    int until = Math.min(found.size(), from + number("maxResults", 250, 2500));
    ObjectNode page = Json.object().put("kind", "calendar#events");
    page.put("etag", "\"p" + revision + "\"").put("summary", calendar.id());
    page.put("updated", EventRules.millis(now)).put("timeZone", calendar.zone().getId());
    page.put("accessRole", "writer").putArray("defaultReminders");
    if (until < found.size()) {
      page.put("nextPageToken", until + "-" + revision);
    } else {
      page.put("nextSyncToken", "r" + revision);
    }
    ArrayNode items = page.putArray("items");
    found.subList(Math.min(from, until), until).forEach(items::add);
    return page;
  }

  /**
   * Where a page begins, and the revision at the first page: what changes while somebody turns
   * pages is told with the sync token at their end.
   */
  private record PageToken(int from, long revision) {}

  private PageToken pageToken() {
    String token = request.parameter("pageToken").orElse("0-" + calendar.revision());
    if (!token.matches("\\d{1,9}-\\d{1,18}")) {
      throw new Refusal(GoogleError.invalid("Invalid value for: pageToken"));
    }
    String[] parts = token.split("-", -1);
    return new PageToken(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  private List<ObjectNode> changed() {
    if (NOT_WITH_SYNC_TOKEN.stream().anyMatch(it -> request.parameter(it).isPresent())) {
      throw new Refusal(GoogleError.invalid("Sync token cannot be used with filters."));
    }
    String token = request.parameter("syncToken").orElse("");
    long since = token.matches("r\\d{1,18}") ? Long.parseLong(token.substring(1)) : -1;
    if (since < calendar.oldestSyncToken() || since > calendar.revision()) {
      throw new Refusal(GoogleError.FULL_SYNC_REQUIRED);
    }
    return calendar.events().stream().filter(it -> Calendar.revisionOf(it) > since).toList();
  }

  private List<ObjectNode> filtered() {
    boolean byStart = request.parameter("orderBy").filter("startTime"::equals).isPresent();
    if (byStart && !request.parameter("singleEvents").orElse("").equals("true")) {
      throw new Refusal(
          GoogleError.invalid("The requested ordering is not available for the query."));
    }
    Comparator<ObjectNode> order =
        byStart
            ? Comparator.comparing(it -> times(it).start())
            : Comparator.comparingLong(Calendar::revisionOf);
    return calendar.events().stream().filter(this::matches).sorted(order).toList();
  }

  private boolean matches(ObjectNode event) {
    boolean deletedToo = request.parameter("showDeleted").orElse("").equals("true");
    return (deletedToo || !Calendar.isCancelled(event))
        && isInRange(event)
        && hasProperties(event.at("/extendedProperties/private"), "privateExtendedProperty")
        && hasProperties(event.at("/extendedProperties/shared"), "sharedExtendedProperty")
        && parameterIs("iCalUID", event.path("iCalUID").asText())
        && contains(event);
  }

  private boolean isInRange(ObjectNode event) {
    EventTimes times = times(event);
    Optional<Instant> min = instant("timeMin");
    Optional<Instant> max = instant("timeMax");
    Optional<Instant> updated = instant("updatedMin");
    return min.map(times.end()::isAfter).orElse(true)
        && max.map(times.start()::isBefore).orElse(true)
        && updated
            .map(it -> !Instant.parse(event.path("updated").asText()).isBefore(it))
            .orElse(true);
  }

  private boolean hasProperties(JsonNode properties, String parameter) {
    return request.parameters(parameter).stream()
        .map(it -> it.split("=", 2))
        .allMatch(it -> it.length == 2 && properties.path(it[0]).asText().equals(it[1]));
  }

  private boolean parameterIs(String name, String value) {
    return request.parameter(name).map(value::equals).orElse(true);
  }

  private boolean contains(ObjectNode event) {
    String text =
        event.path("summary").asText()
            + "\n"
            + event.path("description").asText()
            + "\n"
            + event.path("location").asText();
    return request
        .parameter("q")
        .map(it -> text.toLowerCase(Locale.ROOT).contains(it.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }

  private EventTimes times(ObjectNode event) {
    return EventTimes.of(event, calendar.zone());
  }

  private Optional<Instant> instant(String name) {
    return request.parameter(name).map(it -> EventTimes.parameter(it, name));
  }

  private int number(String name, int usual, int most) {
    try {
      return Math.min(most, request.parameter(name).map(Integer::valueOf).orElse(usual));
    } catch (NumberFormatException e) {
      throw new Refusal(GoogleError.invalid("Invalid value for: " + name));
    }
  }
}
