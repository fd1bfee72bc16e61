package dev.switchboard.testkit.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of the service under test as its owner sees it: to set up and to look. It is the one
 * whose stack this JVM started last; before the first, whoever asks gets an {@link
 * IllegalStateException}.
 */
public final class Database {
  /** Quarkus loads this class more than once, the JVM tests one service at a time. */
  static final String SERVICE = "switchboard.testkit.service";

  private static final int ANSWER_SECONDS = 5;

  /** One for the whole run; callers take turns. */
  private static @Nullable Connection connection;

  private Database() {}

  /** From now on everything here is about this database. */
  public static void remember(ServiceDatabase started) {
    System.setProperty(SERVICE, started.name());
  }

  public static ServiceDatabase current() {
    String service = service();
    return new ServiceDatabase(
        SharedStack.get().postgres(), service, ServiceDatabase.Passwords.simple());
  }

  public static synchronized void run(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Rows by column name, every value as text. */
  public static synchronized List<Map<String, @Nullable String>> rows(
      String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet found = statement.executeQuery()) {
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      while (found.next()) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.put(found.getMetaData().getColumnLabel(i), found.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The only row. */
  public static Map<String, @Nullable String> row(String sql, @Nullable Object... parameters) {
    List<Map<String, @Nullable String>> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new AssertionError("expected one row, found " + rows);
    }
    return rows.getFirst();
  }

  /** The only column of each row. */
  public static List<@Nullable String> list(String sql, @Nullable Object... parameters) {
    List<@Nullable String> values = new ArrayList<>();
    rows(sql, parameters).forEach(row -> values.addAll(row.values()));
    return values;
  }

  public static long count(String sql, @Nullable Object... parameters) {
    return Long.parseLong(String.valueOf(list(sql, parameters).getFirst()));
  }

  /** As the use cases do, with no tenant set; the caller closes it. */
  public static Connection connectAsApp() throws SQLException {
    return current().connectAsApp();
  }

  /** The caller closes it. */
  public static Connection connectAsSuperuser() throws SQLException {
    ServiceDatabase database = current();
    return database.address().connect(database.name());
  }

  /** See {@link PostgresAddress#haveEverythingReported}. */
  public static void haveEverythingReported() {
    current().address().haveEverythingReported(service());
  }

  /** See {@link PostgresAddress#deadlocks}. */
  public static long deadlocks() {
    return current().address().deadlocks(service());
  }

  private static PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connected().prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** A start of the stack drops the database and with it the connection of the start before. */
  private static Connection connected() throws SQLException {
    String service = service();
    Connection kept = connection;
    if (kept != null && kept.isValid(ANSWER_SECONDS) && service.equals(kept.getCatalog())) {
      return kept;
    }
    if (kept != null) {
      kept.close();
    }
    Connection opened = current().connectAsOwner();
    connection = opened;
    return opened;
  }

  private static String service() {
    String service = System.getProperty(SERVICE);
    if (service == null) {
      throw new IllegalStateException(
          "this JVM has started no service's stack: the test lacks @WithSwitchboardStack");
    }
    return service;
  }
}
