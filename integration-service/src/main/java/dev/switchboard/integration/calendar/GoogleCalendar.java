package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;

/**
 * A calendar and who may write in it.
 *
 * @param apiUrl without a slash at the end
 */
record GoogleCalendar(String apiUrl, String calendarId, ServiceAccount account) {

  static GoogleCalendar from(JsonObject settings, JsonObject credentials) {
    return new GoogleCalendar(
        settings.getString("apiUrl"),
        settings.getString("calendarId"),
        new ServiceAccount(
            settings.getString("clientEmail"),
            credentials.getString("privateKey"),
            credentials.getString("privateKeyId"),
            settings.getString("tokenUrl")));
  }

  JsonObject settings() {
    return new JsonObject()
        .put("apiUrl", apiUrl)
        .put("calendarId", calendarId)
        .put("clientEmail", account.clientEmail())
        .put("tokenUrl", account.tokenUrl());
  }

  JsonObject credentials() {
    return new JsonObject()
        .put("privateKey", account.privateKey())
        .put("privateKeyId", account.privateKeyId());
  }

  /** Where entries are made. */
  String entries(String calendar) {
    return "%s/calendars/%s/events".formatted(apiUrl, encoded(calendar));
  }

  /** Where one entry is. */
  String entry(String calendar, String eventId) {
    return entries(calendar) + "/" + encoded(eventId);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }
}
