package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.SwitchboardStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

  private @Nullable String before;

  @BeforeEach
  void nothingStarted() {
    before = System.clearProperty(Database.SERVICE);
  }

  @AfterEach
  void asBefore() {
    if (before == null) {
      System.clearProperty(Database.SERVICE);
    } else {
      System.setProperty(Database.SERVICE, before);
    }
  }

  @Test
  void withoutAStackItSaysWhatIsMissing() {
    assertThatThrownBy(() -> Database.run("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@WithSwitchboardStack");
    assertThatThrownBy(Database::connectAsApp).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(Database::connectAsSuperuser).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itIsTheDatabaseOfTheStackThatWasStartedLast() throws SQLException {
    start("testkit_first");
    assertThat(Database.list("SELECT current_user")).containsExactly("testkit_first_owner");
    SwitchboardStack stack = new SwitchboardStack();
    stack.init(Map.of("service", "testkit_second"));
    assertThat(stack.start()).containsEntry("switchboard.database.name", "testkit_second");
    assertThat(Database.list("SELECT current_user")).containsExactly("testkit_second_owner");
    try (Connection app = Database.connectAsApp()) {
      assertThat(currentUser(app)).isEqualTo("testkit_second_app");
    }
  }

  @Test
  void itOutlivesTheNextStart() {
    start("testkit_first");
    Database.run("CREATE TABLE visit (word text)");
    assertThat(Database.list(TABLES)).containsExactly("visit");
    start("testkit_first");
    assertThat(Database.list(TABLES)).isEmpty();
  }

  @Test
  void aRowIsTheOnlyOne() {
    start("testkit_first");
    assertThat(Database.row("SELECT 1 AS n, ?::text AS word", (Object) null))
        .containsEntry("n", "1")
        .containsEntry("word", null);
    assertThatThrownBy(() -> Database.row("SELECT generate_series(1, 2)"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Database.row("SELECT 1 WHERE false"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void onlyTheServicesConnectionsEndToReport() throws SQLException {
    start("testkit_first");
    try (Connection app = Database.connectAsApp();
        Connection worker = Database.current().connectAsWorker();
        Connection owner = Database.current().connectAsOwner()) {
      Database.haveEverythingReported();
      assertThat(app.isValid(1)).isFalse();
      assertThat(worker.isValid(1)).isFalse();
      assertThat(owner.isValid(1)).isTrue();
    }
  }

  private static void start(String service) {
    Database.remember(ServiceDatabase.create(SharedStack.get().postgres(), service));
  }

  private static String currentUser(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT current_user")) {
      found.next();
      return found.getString(1);
    }
  }
}
