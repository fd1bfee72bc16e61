package dev.switchboard.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.bench.intake.Measured.Latency;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What the same server does with the same row, one insert and one commit at a time: PostgreSQL's
 * own load program with 8 clients and prepared statements (performance.md 2.1), on a table of the
 * same columns, indexes and settings as the outbox.
 */
final class Pgbench {
  private static final String DATABASE = "conversation";
  private static final String COPY =
      """
      DROP TABLE IF EXISTS outbox_of_pgbench;
      CREATE TABLE outbox_of_pgbench (LIKE outbox INCLUDING ALL)
        WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
      """;
  private static final String SCRIPT =
      """
      INSERT INTO outbox_of_pgbench (event_id, tenant_id, topic, key, subject, occurred_at, \
      trace_parent, data, dead_letter_reason) \
      VALUES (gen_random_uuid(), :tenant::uuid, 'webhook-received', :channel::uuid, \
      :channel::uuid, now(), :trace, :body::bytea, NULL) ON CONFLICT DO NOTHING;
      """;
  private static final Map<String, String> VARIABLES =
      Map.of(
          "tenant", "0198f0a0-0000-7000-8000-000000000001",
          "channel", "0198f0a0-0000-7000-8000-000000000002",
          "trace", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private static final Pattern PROCESSED =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
  private static final int LATENCY_FIELD = 2;
  private static final double MICROS_PER_MILLI = 1000;

  private final PostgresAddress server;
  private final Path folder;
  private final String body;

  /**
   * @param folder for its script and its log
   * @param body of the row's size
   */
  Pgbench(PostgresAddress server, Path folder, String body) {
    this.server = server;
    this.folder = folder;
    this.body = body;
  }

  static boolean isThere() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "pgbench")));
  }

  /** Makes its table anew. */
  void prepare() {
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(COPY);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("insert.sql"), SCRIPT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Measured run(int seconds, Map<String, Long> processes) {
    deleteLogs();
    CpuTimes before = CpuTimes.now(processes);
    String said = output(command(seconds));
    CpuTimes.Used used = before.until(CpuTimes.now(processes));
    if (number(FAILED, said) > 0) {
      throw new IllegalStateException("pgbench failed: " + said);
    }
    double operations = number(PROCESSED, said);
    return new Measured(
        "pgbench", (long) operations, operations / number(TPS, said), latency(), used);
  }

  private List<String> command(int seconds) {
    List<String> command =
        new ArrayList<>(List.of("pgbench", "--host=" + server.host(), "--port=" + server.port()));
    command.addAll(List.of("--username=" + PostgresAddress.SUPERUSER, "--no-vacuum"));
    command.addAll(List.of("--protocol=prepared", "--client=8", "--jobs=2", "--time=" + seconds));
    command.addAll(List.of("--log", "--log-prefix=" + folder.resolve("log")));
    command.addAll(List.of("--sampling-rate=0.1", "--file=" + folder.resolve("insert.sql")));
    VARIABLES.forEach((name, value) -> command.add("--define=" + name + "=" + value));
    command.add("--define=body=" + body);
    command.add(DATABASE);
    return command;
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("pgbench ended with an error: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pgbench ran", e);
    }
  }

  static double number(Pattern pattern, String said) {
    Matcher found = pattern.matcher(said);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private Latency latency() {
    Histogram micros = new Histogram(3);
    logs().forEach(log -> read(log, micros));
    return latency(micros);
  }

  static Latency latency(Histogram micros) {
    return new Latency(
        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
        micros.getMean() / MICROS_PER_MILLI);
  }

  /** Each line is client, transaction, microseconds, and more. */
  private static void read(Path log, Histogram micros) {
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .map(line -> line.split(" ", -1)[LATENCY_FIELD])
          .forEach(field -> micros.recordValue(Long.parseLong(field)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> logs() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("log.")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteLogs() {
    try {
      for (Path log : logs()) {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
