package dev.switchboard.integration.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a calendar's entries (protocols.md 3.4).
 *
 * @param nextPage there is more
 * @param syncToken only on the last page, and not on everybody's
 */
record CalendarPage(
    List<ListedEntry> entries, @Nullable String nextPage, @Nullable String syncToken) {
  private static final String KIND = "calendar#events";

  CalendarPage {
    entries = List.copyOf(entries);
  }

  /**
   * Empty when anything of it cannot be read: what is left out would be taken for free. A page may
   * leave out its list when there is nothing in it, provided that it says it is such a page.
   */
  static Optional<CalendarPage> read(JsonObject answer) {
    try {
      ZoneId zone = ZoneId.of(answer.getString("timeZone", ""));
      @Nullable JsonArray items = answer.getJsonArray("items", nothingIn(answer));
      return items == null
          ? Optional.empty()
          : Optional.of(
              new CalendarPage(
                  entries(items, zone),
                  answer.getString("nextPageToken"),
                  answer.getString("nextSyncToken")));
    } catch (DateTimeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static @Nullable JsonArray nothingIn(JsonObject answer) {
    return answer.getString("kind", "").equals(KIND) ? new JsonArray() : null;
  }

  private static List<ListedEntry> entries(JsonArray items, ZoneId zone) {
    return IntStream.range(0, items.size())
        .mapToObj(items::getJsonObject)
        .map(item -> ListedEntry.read(item, zone))
        .toList();
  }
}
