package dev.switchboard.integration.connection;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.connection.ConnectionRepository.Setting;
import dev.switchboard.integration.connection.ConnectionRepository.Trouble;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.SystemClock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps connections; what is secret in them is opened here and nowhere else. */
@ApplicationScoped
public class ConnectionService {
  private final ConnectionRepository connections;
  private final TenantTransactions transactions;
  private final Secrets secrets;
  private final SystemClock clock;

  ConnectionService(
      ConnectionRepository connections,
      TenantTransactions transactions,
      Secrets secrets,
      SystemClock clock) {
    this.connections = connections;
    this.transactions = transactions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The tenant's connection of a kind, if there is one. */
  public Uni<Optional<Connection>> find(TenantId tenant, ConnectionKind kind) {
    return transactions.onConnection(
        tenant, connection -> connections.find(connection, tenant, kind));
  }

  /** All of a tenant's, without their secrets. */
  public Uni<List<ConnectionView>> all(TenantId tenant) {
    return transactions.onConnection(tenant, connection -> connections.all(connection, tenant));
  }

  /**
   * Makes or replaces a connection; its token and what went wrong with the old one are forgotten.
   *
   * @param credentials sealed before they are stored, and shown to nobody
   */
  public Uni<ConnectionView> put(
      TenantId tenant, ConnectionKind kind, JsonObject settings, JsonObject credentials) {
    return put(tenant, kind, settings, credentials, also -> Uni.createFrom().voidItem());
  }

  /**
   * The same.
   *
   * @param also what is changed together with it, in the same transaction
   */
  public Uni<ConnectionView> put(
      TenantId tenant,
      ConnectionKind kind,
      JsonObject settings,
      JsonObject credentials,
      Function<SqlConnection, Uni<Void>> also) {
    String sealed = secrets.seal(SecretScope.of(tenant), kind.credentials(), credentials.encode());
    Setting setting = new Setting(tenant, kind, settings, sealed);
    return transactions.onConnection(
        tenant,
        connection -> connections.put(connection, setting).call(() -> also.apply(connection)));
  }

  /**
   * Forgets a connection, its credentials and its token. There need not be one.
   *
   * @param also what is changed together with it, in the same transaction
   */
  public Uni<Void> remove(
      TenantId tenant, ConnectionKind kind, Function<SqlConnection, Uni<Void>> also) {
    return transactions.onConnection(
        tenant,
        connection ->
            connections.remove(connection, tenant, kind).chain(() -> also.apply(connection)));
  }

  /** What the tenant gave us, open. */
  public JsonObject credentials(Connection connection) {
    return new JsonObject(
        secrets.open(
            SecretScope.of(connection.tenant()),
            connection.kind().credentials(),
            connection.sealed().credentials()));
  }

  /** A call was answered as it should be; written down when that is news. */
  public Uni<Void> succeeded(Connection connection) {
    return connection.standing().health() == Health.HEALTHY
        ? Uni.createFrom().voidItem()
        : transactions.onConnection(
            connection.tenant(),
            transaction -> connections.succeeded(transaction, connection, clock.now()));
  }

  /** A call failed. */
  public Uni<Void> failed(Connection connection, Health health, String reason) {
    return transactions.onConnection(
        connection.tenant(),
        transaction ->
            connections.failed(transaction, connection, new Trouble(health, reason, clock.now())));
  }

  /** The access token, open, unless it has ended or ends before this moment. */
  @Nullable String token(Connection connection, Duration before) {
    Connection.Sealed sealed = connection.sealed();
    if (sealed.token() == null
        || sealed.tokenExpiresAt() == null
        || !clock.now().plus(before).isBefore(sealed.tokenExpiresAt())) {
      return null;
    }
    return secrets.open(
        SecretScope.of(connection.tenant()), connection.kind().token(), sealed.token());
  }

  Uni<Void> granted(Connection with, Granted granted) {
    String sealed =
        secrets.seal(SecretScope.of(with.tenant()), with.kind().token(), granted.token());
    return transactions.onConnection(
        with.tenant(),
        transaction -> connections.granted(transaction, with, sealed, granted.expiresAt()));
  }

  Uni<Void> loginFailed(Connection with, LoginFailedException failure) {
    Trouble trouble = new Trouble(failure.health(), failure.reason(), clock.now());
    return transactions.onConnection(
        with.tenant(), transaction -> connections.loginFailed(transaction, with, trouble));
  }
}
