package dev.switchboard.bench.booking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.bench.intake.CpuTimes;
import dev.switchboard.bench.intake.Measured;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench with 8 connections and prepared statements, in the service's own role: the same client
 * for every way of booking.
 */
final class Client {
  /** As many may be in the middle of a retry when the time is over. */
  private static final int CLIENTS = 8;

  private static final Pattern PROCESSED =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
  private static final String ROLE = "-c role=" + Calendars.DATABASE + "_app";

  private final PostgresAddress server;
  private final Path folder;

  /**
   * @param folder for the scripts
   */
  Client(PostgresAddress server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /**
   * @param processes whose processor time is of interest
   * @throws IllegalStateException when transactions failed for good
   */
  Measured run(Way way, int seconds, Map<String, Long> processes) {
    Path script = written(way);
    CpuTimes before = CpuTimes.now(processes);
    String said = output(command(script, seconds));
    CpuTimes.Used used = before.until(CpuTimes.now(processes));
    if (number(FAILED, said) > CLIENTS) {
      throw new IllegalStateException(way + " failed: " + said);
    }
    double operations = number(PROCESSED, said);
    double mean = number(LATENCY, said);
    return new Measured(
        way.shown(),
        (long) operations,
        operations / number(TPS, said),
        new Measured.Latency(mean, mean, mean),
        used);
  }

  private Path written(Way way) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(way.name() + ".sql"), way.script());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Path script, int seconds) {
    List<String> command =
        new ArrayList<>(List.of("pgbench", "--host=" + server.host(), "--port=" + server.port()));
    command.addAll(List.of("--username=" + PostgresAddress.SUPERUSER, "--no-vacuum"));
    command.addAll(
        List.of("--protocol=prepared", "--client=" + CLIENTS, "--jobs=2", "--time=" + seconds));
    command.addAll(List.of("--max-tries=100", "--define=n=0", "--file=" + script));
    command.add(Calendars.DATABASE);
    return command;
  }

  private static String output(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGOPTIONS", ROLE);
      Process process = builder.start();
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

  private static double number(Pattern pattern, String said) {
    Matcher found = pattern.matcher(said);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
