package dev.switchboard.integration.connection;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The connections of one tenant. */
@ApplicationScoped
class ConnectionRepository {
  /** The settings' domain hides from the driver that they are JSON. */
  private static final String FIND =
      """
      SELECT kind, version, settings::jsonb AS settings, credentials, token, token_expires_at,
             logins, login_error, health
      FROM connection WHERE tenant_id = $1 AND kind = $2
      """;

  private static final String VIEWS =
      """
      SELECT kind, settings::jsonb AS settings, health, last_error, last_error_at, last_success_at,
             token_expires_at, updated_at
      FROM connection WHERE tenant_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY kind
      """;

  private static final String PUT =
      """
      INSERT INTO connection AS c (tenant_id, kind, settings, credentials)
      VALUES ($1, $2, $3::jsonb, $4)
      ON CONFLICT ON CONSTRAINT connection_pk DO UPDATE
      SET version = c.version + 1, settings = excluded.settings, credentials = excluded.credentials,
          token = NULL, token_expires_at = NULL, login_error = NULL, health = 'UNTRIED',
          last_error = NULL, last_error_at = NULL, last_success_at = NULL
      """;

  private static final String REMOVE =
      """
      DELETE FROM connection WHERE tenant_id = $1 AND kind = $2
      """;

  private static final String GRANTED =
      """
      UPDATE connection
      SET token = $4, token_expires_at = $5, logins = logins + 1, login_error = NULL
      WHERE tenant_id = $1 AND kind = $2 AND version = $3
      """;

  private static final String LOGIN_FAILED =
      """
      UPDATE connection
      SET logins = logins + 1, login_error = $4, health = $5, last_error = $4, last_error_at = $6
      WHERE tenant_id = $1 AND kind = $2 AND version = $3
      """;

  /** Of many at once the first writes, and the others find nothing left to say. */
  private static final String SUCCEEDED =
      """
      UPDATE connection SET health = 'HEALTHY', last_success_at = $4
      WHERE tenant_id = $1 AND kind = $2 AND version = $3 AND health <> 'HEALTHY'
      """;

  /** The same failure again is written down every ten seconds at most. */
  private static final String FAILED =
      """
      UPDATE connection SET health = $4, last_error = $5, last_error_at = $6
      WHERE tenant_id = $1 AND kind = $2 AND version = $3
        AND (health <> $4 OR last_error IS DISTINCT FROM $5
             OR last_error_at < $6::timestamptz - interval '10 seconds')
      """;

  /** A connection to be, its credentials sealed. */
  record Setting(TenantId tenant, ConnectionKind kind, JsonObject settings, String credentials) {}

  /** Something went wrong. */
  record Trouble(Health health, String reason, Instant at) {}

  Uni<Optional<Connection>> find(SqlConnection transaction, TenantId tenant, ConnectionKind kind) {
    return transaction
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value(), kind.name()))
        .map(rows -> rows.stream().map(row -> Connection.from(tenant, row)).findFirst());
  }

  Uni<List<ConnectionView>> all(SqlConnection transaction, TenantId tenant) {
    return views(transaction, Tuple.of(tenant.value(), null));
  }

  Uni<ConnectionView> put(SqlConnection transaction, Setting setting) {
    String kind = setting.kind().name();
    return transaction
        .preparedQuery(PUT)
        .execute(
            Tuple.of(setting.tenant().value(), kind, setting.settings(), setting.credentials()))
        .chain(() -> views(transaction, Tuple.of(setting.tenant().value(), kind)))
        .map(List::getFirst);
  }

  Uni<Void> remove(SqlConnection transaction, TenantId tenant, ConnectionKind kind) {
    return transaction
        .preparedQuery(REMOVE)
        .execute(Tuple.of(tenant.value(), kind.name()))
        .replaceWithVoid();
  }

  /** Keeps a token, unless the settings it was got with are no more. */
  Uni<Void> granted(SqlConnection transaction, Connection with, String sealed, Instant expiresAt) {
    return transaction
        .preparedQuery(GRANTED)
        .execute(key(with).addString(sealed).addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  Uni<Void> loginFailed(SqlConnection transaction, Connection with, Trouble trouble) {
    return transaction
        .preparedQuery(LOGIN_FAILED)
        .execute(
            key(with)
                .addString(trouble.reason())
                .addString(trouble.health().name())
                .addOffsetDateTime(trouble.at().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  Uni<Void> succeeded(SqlConnection transaction, Connection connection, Instant at) {
    return transaction
        .preparedQuery(SUCCEEDED)
        .execute(key(connection).addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  Uni<Void> failed(SqlConnection transaction, Connection connection, Trouble trouble) {
    return transaction
        .preparedQuery(FAILED)
        .execute(
            key(connection)
                .addString(trouble.health().name())
                .addString(trouble.reason())
                .addOffsetDateTime(trouble.at().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Tuple key(Connection connection) {
    return Tuple.of(connection.tenant().value(), connection.kind().name(), connection.version());
  }

  private static Uni<List<ConnectionView>> views(SqlConnection transaction, Tuple parameters) {
    return transaction
        .preparedQuery(VIEWS)
        .execute(parameters)
        .map(rows -> rows.stream().map(ConnectionView::from).toList());
  }
}
