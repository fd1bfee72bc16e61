package dev.switchboard.scheduling.testing;

import dev.switchboard.testkit.stack.ServiceDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's database as its owner sees it: to set up and to look. */
public final class Database {
  public static final ServiceDatabase DATABASE =
      new ServiceDatabase(
          SharedStack.get().postgres(), "scheduling", ServiceDatabase.Passwords.simple());

  /** One for the whole run; callers take turns. */
  private static @Nullable Connection connection;

  private Database() {}

  /** As the use cases do, with no tenant set. */
  public static Connection connectAsApp() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/scheduling"
            .formatted(DATABASE.address().host(), DATABASE.address().port()),
        "scheduling_app",
        "app");
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

  /** The only column of each row. */
  public static List<@Nullable String> list(String sql, @Nullable Object... parameters) {
    List<@Nullable String> values = new ArrayList<>();
    rows(sql, parameters).forEach(row -> values.addAll(row.values()));
    return values;
  }

  public static long count(String sql, @Nullable Object... parameters) {
    return Long.parseLong(String.valueOf(list(sql, parameters).getFirst()));
  }

  /** A superuser's connection. */
  public static Connection connectAsSuperuser() throws SQLException {
    return SharedStack.get().postgres().connect("scheduling");
  }

  /** Connections report what they did when they end; the pools open others. */
  public static void haveEverythingReported() {
    try (Connection superuser = connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
          WHERE usename IN ('scheduling_app', 'scheduling_worker')
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many circles of waiting PostgreSQL had to break so far. */
  public static long deadlocks() {
    haveEverythingReported();
    return count("SELECT deadlocks FROM pg_stat_database WHERE datname = 'scheduling'");
  }

  private static PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = DATABASE.connectAsOwner();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
