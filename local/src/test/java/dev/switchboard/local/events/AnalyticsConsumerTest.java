package dev.switchboard.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topic;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code docs/examples/analytics-consumer} as an analyst does: one file, Kafka's client. */
class AnalyticsConsumerTest {
  private static final Path SOURCE =
      Path.of(
          System.getProperty("switchboard.test-run", ".."),
          "docs/examples/analytics-consumer/AnalyticsConsumer.java");
  private static final UUID FIBRA_SUR = UUID.fromString("01a20d6d-5baf-7194-a269-e0d37f2a74de");
  private static final UUID AVON = UUID.fromString("01a20d6e-0000-7000-8000-000000000001");

  private static final String KAFKA = SharedStack.get().bootstrapServers();

  @TempDir Path folder;

  @Test
  void countsEachEventOnceInItsOwnHourAndAReplayGivesTheSameBytes() throws Exception {
    TopicSetup.recreateAll(KAFKA);
    List<UUID> ids = produce();

    Path first = run("first");
    assertThat(Files.readString(first))
        .isEqualTo(
            """
            hour,tenant,messages_in,messages_out,bookings
            2026-11-24T12:00:00Z,%1$s,2,1,0
            2026-11-24T12:00:00Z,%2$s,1,0,0
            2026-11-24T13:00:00Z,%1$s,1,0,1
            """
                .formatted(FIBRA_SUR, AVON));
    assertThat(Files.readString(folder.resolve("first.err")))
        .contains("8 events, 2 of them again, 2 of another type, 3 records that are no events");

    assertThat(run("replay")).hasSameBinaryContentAs(first);

    try (Producing producing = new Producing(KAFKA)) {
      producing.event(Topic.MESSAGE_SENT, ids.get(3), FIBRA_SUR, "2026-11-24T12:59:59.999Z");
    }
    assertThat(run("again")).hasSameBinaryContentAs(first);
    assertThat(Files.readString(folder.resolve("again.err"))).contains("9 events, 3 of them again");
  }

  @Test
  void noKafkaIsOneSentence() throws Exception {
    Process process = start("127.0.0.1:1", "away");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("away.err")))
        .contains("Kafka at 127.0.0.1:1 does not answer as it should: ");
  }

  @Test
  void livesOnItsPageAlone() throws Exception {
    assertThat(Files.readAllLines(SOURCE).stream().filter(line -> line.startsWith("import")))
        .isNotEmpty()
        .allMatch(line -> line.matches("import (static )?(java|org\\.apache\\.kafka)\\..*"));
    assertThat(classPath()).contains("kafka-clients").doesNotContain("switchboard", "contracts");
  }

  /** Late ones and doubles among them, and what is nothing to count. */
  private static List<UUID> produce() throws Exception {
    List<UUID> ids = List.of(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3), new UUID(7, 4));
    try (Producing producing = new Producing(KAFKA)) {
      producing.event(Topic.MESSAGE_RECEIVED, ids.get(0), FIBRA_SUR, "2026-11-24T13:00:00Z");
      producing.event(Topic.MESSAGE_RECEIVED, ids.get(1), FIBRA_SUR, "2026-11-24T12:00:00Z");
      producing.event(Topic.MESSAGE_RECEIVED, ids.get(0), FIBRA_SUR, "2026-11-24T13:00:00Z");
      producing.event(Topic.MESSAGE_RECEIVED, ids.get(2), AVON, "2026-11-24T12:30:00Z");
      producing.event(Topic.MESSAGE_SENT, ids.get(3), FIBRA_SUR, "2026-11-24T12:59:59.999Z");
      producing.event(Topic.MESSAGE_SENT, ids.get(3), FIBRA_SUR, "2026-11-24T12:59:59.999Z");
      producing.event(Topic.MESSAGE_RECEIVED, new UUID(7, 5), FIBRA_SUR, "2026-11-24T12:00:01Z");
      producing.event(Topic.APPOINTMENT_BOOKED, new UUID(7, 6), FIBRA_SUR, "2026-11-24T13:10:00Z");
      // A topic that nobody counts.
      producing.event(Topic.REMINDER_DUE, new UUID(7, 7), FIBRA_SUR, "2026-11-24T13:10:00Z");
      strange(producing);
    }
    return ids;
  }

  private static void strange(Producing producing) throws Exception {
    Map<String, String> newer = Records.headers(Topic.MESSAGE_SENT, "2026-11-24T12:00:00Z");
    newer.put("ce_type", "dev.switchboard.message.sent.v2");
    producing.send(Topic.MESSAGE_SENT, "newer", newer, "{}");
    Map<String, String> misplaced = Records.headers(Topic.MESSAGE_SENT, "2026-11-24T12:00:00Z");
    producing.send(Topic.MESSAGE_RECEIVED, "misplaced", misplaced, "{}");
    producing.send(Topic.MESSAGE_SENT, "no event", Map.of(), "hello");
    Map<String, String> timeless = Records.headers(Topic.MESSAGE_SENT, "at noon");
    producing.send(Topic.MESSAGE_SENT, "no time", timeless, "{}");
    Map<String, String> anonymous = Records.headers(Topic.MESSAGE_SENT, "2026-11-24T12:00:00Z");
    anonymous.remove("ce_tenantid");
    producing.send(Topic.MESSAGE_SENT, "no tenant", anonymous, "{}");
  }

  private Path run(String name) throws Exception {
    Process process = start(KAFKA, name);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve(name + ".err"))).isZero();
    return folder.resolve(name + ".csv");
  }

  private Process start(String broker, String name) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Of no weight for what is told, but half the processor time of a short program.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            SOURCE.toString(),
            broker)
        .redirectOutput(folder.resolve(name + ".csv").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  /** Kafka's client and what it logs with; of Switchboard nothing. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            jar -> Path.of(jar).getFileName().toString().matches("(kafka-clients|slf4j-api)-.*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
