package dev.switchboard.testkit.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL server listens.
 *
 * @param host name or address
 * @param port TCP port
 * @param superuserPassword empty where the superuser needs none
 */
public record PostgresAddress(String host, int port, String superuserPassword) {
  /** The superuser; one that {@link PostgresServer} creates needs no password from this machine. */
  public static final String SUPERUSER = "postgres";

  private static final int LOGIN_SECONDS = 5;

  public PostgresAddress {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(superuserPassword, "superuserPassword");
  }

  /** A server whose superuser needs no password. */
  public PostgresAddress(String host, int port) {
    this(host, port, "");
  }

  /** A new connection as superuser; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    return connect(database, SUPERUSER, superuserPassword);
  }

  /** A new connection; the caller closes it. */
  public Connection connect(String database, String user, String password) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setConnectTimeout(LOGIN_SECONDS);
    return source.getConnection();
  }

  /**
   * Ends a service's connections, which report what they did only then or up to ten seconds later;
   * its pools open others.
   */
  public void haveEverythingReported(String database) {
    try (Connection superuser = connect(database);
        Statement statement = superuser.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
          WHERE usename IN (current_database() || '_app', current_database() || '_worker')
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many circles of waiting PostgreSQL had to break in a service's database so far. */
  public long deadlocks(String database) {
    haveEverythingReported(database);
    try (Connection superuser = connect(database);
        Statement statement = superuser.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
