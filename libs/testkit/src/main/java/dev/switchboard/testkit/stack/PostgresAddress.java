package dev.switchboard.testkit.stack;

import java.sql.Connection;
import java.sql.SQLException;
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

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
