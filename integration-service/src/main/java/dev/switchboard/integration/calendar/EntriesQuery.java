package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a calendar are asked for: those of a stretch of time, or what has changed since
 * a token. All other parameters are the same, as a token demands (protocols.md 3.4).
 *
 * @param selection the parameters in which the two differ
 */
record EntriesQuery(String calendarId, String selection, int pageSize, @Nullable String pageToken) {
  /** What an entry is about is not even asked for. */
  private static final String FIELDS =
      "kind,timeZone,nextPageToken,nextSyncToken,items(id,status,transparency,start,end,"
          + "attendees(self,responseStatus),extendedProperties(private))";

  static EntriesQuery within(String calendarId, Stretch stretch, int pageSize) {
    String selection =
        "timeMin=%s&timeMax=%s".formatted(encoded(stretch.from()), encoded(stretch.to()));
    return new EntriesQuery(calendarId, selection, pageSize, null);
  }

  static EntriesQuery since(String calendarId, String syncToken, int pageSize) {
    return new EntriesQuery(calendarId, "syncToken=" + encoded(syncToken), pageSize, null);
  }

  EntriesQuery page(String token) {
    return new EntriesQuery(calendarId, selection, pageSize, token);
  }

  /** Of the people invited only the calendar's owner matters. */
  String parameters() {
    String all =
        "?singleEvents=true&maxAttendees=1&maxResults=%d&fields=%s&%s"
            .formatted(pageSize, encoded(FIELDS), selection);
    return pageToken == null ? all : all + "&pageToken=" + encoded(pageToken);
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), UTF_8);
  }
}
