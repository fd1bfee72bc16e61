package dev.switchboard.platform.testing;

import dev.switchboard.testkit.stack.PostgresAddress;
import dev.switchboard.testkit.stack.ServiceDatabase;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database with nothing in it but what platform's migrations make. */
public record TestDatabase(PostgresAddress address, String name) {
  public static TestDatabase create(PostgresAddress address, String name) {
    return create(address, name, "latest");
  }

  /**
   * As an earlier version left it.
   *
   * @param version of the last migration that is applied
   */
  public static TestDatabase create(PostgresAddress address, String name, String version) {
    var unused = ServiceDatabase.create(address, name);
    TestDatabase database = new TestDatabase(address, name);
    database.migrate(version);
    return database;
  }

  /** Also after a service's own migrations. */
  public void migrate(String version) {
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), name),
            name + "_owner",
            ServiceDatabase.Passwords.simple().owner())
        .locations("db/platform")
        .placeholders(
            Map.of("owner", name + "_owner", "app", name + "_app", "worker", name + "_worker"))
        .outOfOrder(true)
        .target(version)
        .load()
        .migrate();
  }

  /** As the role the loops run as. */
  public Pool workerPool(Vertx vertx) {
    return Pool.newInstance(
        PgBuilder.pool()
            .connectingTo(
                new PgConnectOptions()
                    .setHost(address.host())
                    .setPort(address.port())
                    .setDatabase(name)
                    .setUser(name + "_worker")
                    .setPassword(ServiceDatabase.Passwords.simple().worker())
                    .setCachePreparedStatements(true))
            .with(new PoolOptions().setMaxSize(4))
            .using(vertx)
            .build());
  }

  /** As the superuser, whom no policy binds: to set up and to look. */
  public void run(String sql, Object... parameters) {
    try (Connection connection = address.connect(name);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long count(String sql) {
    return Long.parseLong(list(sql).getFirst());
  }

  /** The first column, as text. */
  public List<String> list(String sql) {
    try (Connection connection = address.connect(name);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
