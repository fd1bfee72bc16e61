package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PostgresServerTest {
  @TempDir Path folder;

  @Test
  void commitsReachTheDiskBeforeTheyAreAcknowledged() throws SQLException {
    try (PostgresServer server = PostgresServer.start(folder)) {
      assertThat(query(server, "SHOW fsync")).isEqualTo("on");
      assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(server, "SHOW server_version")).startsWith("18.");
    }
  }

  @Test
  void committedRowsSurviveAKillAndARestart() throws SQLException {
    try (PostgresServer server = PostgresServer.start(folder)) {
      execute(server, "CREATE TABLE kept (word text)");
      execute(server, "INSERT INTO kept VALUES ('still here')");

      server.kill();
      assertThat(server.isAlive()).isFalse();
      server.restart();

      assertThat(query(server, "SELECT word FROM kept")).isEqualTo("still here");
    }
  }

  @Test
  void restartsAfterAnImmediateStopOnTheSamePort() throws SQLException {
    try (PostgresServer server = PostgresServer.start(folder)) {
      int port = server.address().port();

      server.stopImmediately();
      server.restart();

      assertThat(query(server, "SHOW port")).isEqualTo(Integer.toString(port));
    }
  }

  /** After a crash of the container the process id in the file may belong to anybody. */
  @Test
  void startsThoughTheStalePidFileNamesALivingStrangerOrNobody() throws Exception {
    Path pidFile = folder.resolve("data").resolve("postmaster.pid");
    try (PostgresServer server = PostgresServer.start(folder)) {
      server.kill();
      String stranger = Long.toString(ProcessHandle.current().pid());
      Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("\\d+", stranger));

      server.restart();
      assertThat(query(server, "SELECT 'up'")).isEqualTo("up");

      server.kill();
      Files.writeString(pidFile, "");

      server.restart();
      assertThat(query(server, "SELECT 'up again'")).isEqualTo("up again");
    }
  }

  @Test
  void refusesAFolderOnWhichAServerRuns() {
    try (PostgresServer server = PostgresServer.start(folder)) {
      assertThatThrownBy(() -> PostgresServer.start(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already, as process " + server.pid());
    }
  }

  @Test
  void refusesABusyPort() {
    try (PostgresServer server = PostgresServer.start(folder)) {
      int busy = server.address().port();

      assertThatThrownBy(() -> PostgresServer.start(folder.resolve("second"), busy))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("port " + busy + " is busy");
    }
  }

  private static String query(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.address().connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.address().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
