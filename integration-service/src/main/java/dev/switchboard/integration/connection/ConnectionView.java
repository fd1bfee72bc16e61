package dev.switchboard.integration.connection;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its tenant sees it: everything but its secrets (features.md I1).
 *
 * @param settings ISPCUBE: baseUrl, username, clientId. GOOGLE_CALENDAR: calendarId, clientEmail,
 *     apiUrl, tokenUrl
 * @param status how it has been going
 * @param lastError in one line
 * @param tokenExpiresAt when the access token ends; it is renewed before
 */
public record ConnectionView(
    ConnectionKind kind,
    Map<String, Object> settings,
    Health status,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant tokenExpiresAt,
    Instant updatedAt) {
  public ConnectionView {
    settings = Map.copyOf(settings);
  }

  static ConnectionView from(Row row) {
    return new ConnectionView(
        ConnectionKind.valueOf(row.getString("kind")),
        row.getJsonObject("settings").getMap(),
        Health.valueOf(row.getString("health")),
        row.getString("last_error"),
        instant(row, "last_error_at"),
        instant(row, "last_success_at"),
        instant(row, "token_expires_at"),
        row.getOffsetDateTime("updated_at").toInstant());
  }

  private static @Nullable Instant instant(Row row, String column) {
    @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
