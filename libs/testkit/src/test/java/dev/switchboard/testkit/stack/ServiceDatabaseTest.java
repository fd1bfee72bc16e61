package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceDatabaseTest {
  private static final String NAME = "testkit_database";

  private final PostgresAddress postgres = SharedStack.get().postgres();
  private ServiceDatabase database;

  @BeforeEach
  void createDatabase() {
    database = ServiceDatabase.create(postgres, NAME);
  }

  @Test
  void nobodyButTheSuperuserIsAboveRowLevelSecurity() throws SQLException {
    String roles =
        """
        SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole
        FROM pg_roles WHERE rolname LIKE 'testkit\\_database\\_%' ORDER BY rolname
        """;
    try (Connection connection = postgres.connect(NAME)) {
      assertThat(rows(connection, roles))
          .containsExactly(
              "testkit_database_app t f f f f",
              "testkit_database_owner t f f f f",
              "testkit_database_worker t f f f f");
    }
  }

  @Test
  void theOwnerMigratesAndGrantsAndTheOthersDoNot() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      run(owner, "CREATE TABLE visit (word text)");
      run(owner, "CREATE EXTENSION btree_gist");
      run(owner, "GRANT SELECT ON visit TO testkit_database_app");
    }
    try (Connection app = database.connectAsApp();
        Connection worker = database.connectAsWorker()) {
      assertThat(rows(app, "SELECT count(*) FROM visit")).containsExactly("0");
      assertThatThrownBy(() -> run(app, "CREATE TABLE own (word text)"))
          .hasMessageContaining("permission denied for schema public");
      assertThatThrownBy(() -> run(worker, "SELECT count(*) FROM visit"))
          .hasMessageContaining("permission denied for table visit");
    }
  }

  @Test
  void aPasswordIsNeeded() {
    assertThatThrownBy(() -> postgres.connect(NAME, NAME + "_app", "wrong"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void anotherServicesRoleDoesNotGetIn() {
    ServiceDatabase other = ServiceDatabase.create(postgres, "testkit_other");

    assertThatThrownBy(() -> postgres.connect(NAME, "testkit_other_app", other.passwords().app()))
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void createIfMissingKeepsWhatIsThereAndRecreateDoesNot() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      run(owner, "CREATE TABLE kept (word text)");
    }

    database.createIfMissing();
    assertThat(tables()).containsExactly("kept");

    database.recreate();
    assertThat(tables()).isEmpty();
  }

  @Test
  void aDatabaseThatWasNotFinishedIsMadeAgain() throws SQLException {
    try (Connection superuser = postgres.connect("postgres")) {
      run(superuser, "COMMENT ON DATABASE " + NAME + " IS NULL");
      run(superuser, "GRANT ALL ON DATABASE " + NAME + " TO PUBLIC");
    }

    database.createIfMissing();

    try (Connection superuser = postgres.connect("postgres")) {
      assertThat(rows(superuser, "SELECT datacl FROM pg_database WHERE datname = '" + NAME + "'"))
          .singleElement()
          .asString()
          .doesNotContain("{=", ",=");
    }
  }

  @Test
  void aDatabaseWithTablesIsNotDroppedForWantOfTheMark() throws SQLException {
    try (Connection owner = database.connectAsOwner();
        Connection superuser = postgres.connect("postgres")) {
      run(owner, "CREATE TABLE restored (word text)");
      run(superuser, "COMMENT ON DATABASE " + NAME + " IS NULL");
    }

    assertThatThrownBy(database::createIfMissing)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("COMMENT ON DATABASE " + NAME + " IS 'Switchboard'");
    assertThat(tables()).containsExactly("restored");
  }

  @Test
  void aPasswordMayHoldAQuote() throws SQLException {
    var passwords = new ServiceDatabase.Passwords("o'wner", "a'pp", "w'orker");
    ServiceDatabase quoted = new ServiceDatabase(postgres, NAME, passwords);

    quoted.recreate();

    try (Connection app = quoted.connectAsApp()) {
      assertThat(rows(app, "SELECT current_user")).containsExactly(NAME + "_app");
    }
  }

  private List<String> tables() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      return rows(owner, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          columns.add(result.getString(column));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    }
  }
}
