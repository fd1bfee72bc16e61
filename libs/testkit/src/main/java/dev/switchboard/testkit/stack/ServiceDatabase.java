package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One service's database with its three roles, {@code <service>_owner}, {@code _app} and {@code
 * _worker} (design.md section 5).
 *
 * @param address the server
 * @param name the service's word, which is also the database's name: {@code conversation}
 * @param passwords one for each role
 */
public record ServiceDatabase(PostgresAddress address, String name, Passwords passwords) {
  /** {@code service-database.sql} beside this class: plain SQL and psql's {@code \connect}. */
  public static final String SCRIPT = "service-database.sql";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
  private static final String MAINTENANCE_DATABASE = "postgres";
  private static final String CONNECT = "\\connect ";

  public ServiceDatabase {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(passwords, "passwords");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a database: " + name);
    }
  }

  /** What each role logs in with. */
  public record Passwords(String owner, String app, String worker) {
    public Passwords {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(app, "app");
      Objects.requireNonNull(worker, "worker");
    }

    /** Tests: the role's own word. */
    public static Passwords simple() {
      return new Passwords("owner", "app", "worker");
    }
  }

  /** A test's database: empty, with simple passwords. */
  public static ServiceDatabase create(PostgresAddress address, String name) {
    ServiceDatabase database = new ServiceDatabase(address, name, Passwords.simple());
    database.recreate();
    return database;
  }

  /**
   * Leaves a finished database alone, also its passwords.
   *
   * @throws IllegalStateException when a database of that name holds tables and does not say that
   *     it is ours, as one that was restored from a backup: it is never dropped
   */
  public void createIfMissing() {
    if (finished()) {
      return;
    }
    requireNoTables();
    recreate();
  }

  /** What platform's shared configuration makes the service's data sources of. */
  public Map<String, String> config() {
    return Map.of(
        "switchboard.database.host", address.host(),
        "switchboard.database.port", Integer.toString(address.port()),
        "switchboard.database.name", name,
        "switchboard.database.owner-password", passwords.owner(),
        "switchboard.database.app-password", passwords.app(),
        "switchboard.database.worker-password", passwords.worker());
  }

  public Connection connectAsOwner() throws SQLException {
    return address.connect(name, name + "_owner", passwords.owner());
  }

  public Connection connectAsApp() throws SQLException {
    return address.connect(name, name + "_app", passwords.app());
  }

  public Connection connectAsWorker() throws SQLException {
    return address.connect(name, name + "_worker", passwords.worker());
  }

  private boolean finished() {
    return anyRow(
        MAINTENANCE_DATABASE,
        """
        SELECT FROM pg_database
        WHERE datname = '%s' AND shobj_description(oid, 'pg_database') IS NOT NULL
        """);
  }

  private void requireNoTables() {
    boolean used =
        anyRow(MAINTENANCE_DATABASE, "SELECT FROM pg_database WHERE datname = '%s'")
            && anyRow(name, "SELECT FROM pg_tables WHERE schemaname = 'public'");
    if (used) {
      throw new IllegalStateException(
          """
          database %1$s holds tables, but not the mark of a finished database; to keep it: \
          COMMENT ON DATABASE %1$s IS 'Switchboard'"""
              .formatted(name));
    }
  }

  /** A name is letters, digits and underscores: safe inside quotes. */
  private boolean anyRow(String database, String query) {
    try (Connection connection = address.connect(database);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query.formatted(name))) {
      return found.next();
    } catch (SQLException e) {
      throw new IllegalStateException("could not look for database " + name, e);
    }
  }

  /** Drops what is there, with everything in it, and creates the database empty. */
  public void recreate() {
    List<String> statements = new ArrayList<>();
    statements.add("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    for (String role : List.of("_owner", "_app", "_worker")) {
      statements.add("DROP ROLE IF EXISTS " + name + role);
    }
    statements.addAll(script());
    int connectAt = statements.indexOf(CONNECT + name);
    execute(MAINTENANCE_DATABASE, statements.subList(0, connectAt));
    execute(name, statements.subList(connectAt + 1, statements.size()));
  }

  private void execute(String database, List<String> statements) {
    try (Connection connection = address.connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not create database " + name, e);
    }
  }

  /** One statement each, without comments. */
  private List<String> script() {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : filledIn().lines().filter(line -> !line.startsWith("--")).toList()) {
      statement.append(line).append('\n');
      if (line.endsWith(";") || line.startsWith(CONNECT)) {
        statements.add(statement.toString().strip());
        statement.setLength(0);
      }
    }
    return statements;
  }

  private String filledIn() {
    try (InputStream in =
        Objects.requireNonNull(ServiceDatabase.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${service}", name)
          .replace("${ownerPassword}", quoted(passwords.owner()))
          .replace("${appPassword}", quoted(passwords.app()))
          .replace("${workerPassword}", quoted(passwords.worker()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
