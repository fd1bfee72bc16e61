package dev.switchboard.integration.connection;

import dev.switchboard.contracts.TenantId;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it was read; whoever asks opens the sealed parts through {@link
 * ConnectionService}.
 *
 * @param version of the settings
 * @param settings what is no secret
 */
public record Connection(
    TenantId tenant,
    ConnectionKind kind,
    long version,
    JsonObject settings,
    Sealed sealed,
    Standing standing) {

  /**
   * @param token the access token, if there is one
   * @param tokenExpiresAt when it ends
   */
  record Sealed(String credentials, @Nullable String token, @Nullable Instant tokenExpiresAt) {
    /** Sealed or not, nothing for a log. */
    @Override
    public String toString() {
      return "Sealed[]";
    }
  }

  /**
   * @param logins tries to log in so far
   * @param loginError why the last one failed, if it did
   */
  record Standing(Health health, long logins, @Nullable String loginError) {}

  /** Which connection it is: a tenant has one of each kind. */
  record Key(TenantId tenant, ConnectionKind kind) {}

  /** Whether nothing is known yet of how it goes. */
  public boolean isUntried() {
    return standing.health() == Health.UNTRIED;
  }

  Key key() {
    return new Key(tenant, kind);
  }

  static Connection from(TenantId tenant, Row row) {
    @Nullable OffsetDateTime expiresAt = row.getOffsetDateTime("token_expires_at");
    return new Connection(
        tenant,
        ConnectionKind.valueOf(row.getString("kind")),
        row.getLong("version"),
        row.getJsonObject("settings"),
        new Sealed(
            row.getString("credentials"),
            row.getString("token"),
            expiresAt == null ? null : expiresAt.toInstant()),
        new Standing(
            Health.valueOf(row.getString("health")),
            row.getLong("logins"),
            row.getString("login_error")));
  }
}
