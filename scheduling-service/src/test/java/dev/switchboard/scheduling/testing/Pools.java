package dev.switchboard.scheduling.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.testkit.stack.Database;
import dev.switchboard.testkit.stack.ServiceDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Connections of a test's own, as a replica's are. */
public final class Pools {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Pools() {}

  /** The use cases' pool of one more replica. */
  public static Pool ofReplica(Vertx vertx) {
    return pool(vertx, "app");
  }

  /** Its worker's pool. */
  public static Pool ofWorker(Vertx vertx) {
    return pool(vertx, "worker");
  }

  private static Pool pool(Vertx vertx, String role) {
    ServiceDatabase database = Database.current();
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(database.address().host())
            .setPort(database.address().port())
            .setDatabase(database.name())
            .setUser(database.name() + "_" + role)
            .setPassword(role)
            .setCachePreparedStatements(true);
    return Pool.newInstance(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(8))
            .connectingTo(options)
            .using(vertx)
            .build());
  }

  /** Work in one transaction of a tenant, waited for; a failure rolls back. */
  public static <T> T inTenant(Pool pool, TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return await(
        pool.withTransaction(
            connection ->
                connection
                    .preparedQuery("select set_config('app.tenant_id', $1, true)")
                    .execute(Tuple.of(tenant.toString()))
                    .chain(() -> work.apply(connection))));
  }

  public static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  /** Its process at the database ends, as when its replica dies. */
  public static void kill(SqlConnection connection) throws SQLException {
    int pid =
        await(connection.query("SELECT pg_backend_pid()").execute())
            .iterator()
            .next()
            .getInteger(0);
    try (Connection superuser = Database.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(%d, 5000)".formatted(pid));
    }
  }

  public static void close(Pool pool) {
    pool.close().await().atMost(PATIENCE);
  }

  /**
   * The same connection, whose statements are written down.
   *
   * @param said each one's first line
   */
  public static SqlConnection counted(SqlConnection connection, List<String> said) {
    io.vertx.sqlclient.SqlConnection counting =
        (io.vertx.sqlclient.SqlConnection)
            Proxy.newProxyInstance(
                SqlConnection.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("preparedQuery")
                      || method.getName().equals("query")) {
                    said.add(String.valueOf(arguments[0]).strip().lines().findFirst().orElse(""));
                  }
                  try {
                    return method.invoke(connection.getDelegate(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return SqlConnection.newInstance(counting);
  }
}
