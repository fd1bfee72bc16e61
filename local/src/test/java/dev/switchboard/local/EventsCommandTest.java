package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topic;
import dev.switchboard.local.StackState.Phase;
import dev.switchboard.local.events.Producing;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command as the script does, beside a real Kafka whose supervisor is this process. */
class EventsCommandTest {
  private static final String SENT =
      "{\"role\":\"ASSISTANT\",\"kind\":\"TEXT\",\"sequence\":%d,\"conversationId\":\"c-1\"}";

  private static final String KAFKA = SharedStack.get().bootstrapServers();

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void produce() throws Exception {
    TopicSetup.recreateAll(KAFKA);
    try (Producing producing = new Producing(KAFKA)) {
      producing.event(Topic.TENANT_CHANGED, "t", "{\"slug\":\"fibra-sur\"}");
      producing.event(Topic.WEBHOOK_RECEIVED, "w", "{\"text\":\"Hola\"}");
      producing.event(Topic.MESSAGE_SENT, "c-1", SENT.formatted(1));
    }
  }

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void eventsArePrintedAsTheyComeAndASignalEndsItAtOnce() throws Exception {
    try (StackLock _ = runningStack();
        Producing producing = new Producing(KAFKA)) {
      Process events = events("message-sent");
      BufferedReader lines = events.inputReader(StandardCharsets.UTF_8);
      // It says nothing when it has begun to listen: what is said meanwhile may be missed.
      int sequence = 2;
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!lines.ready()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        producing.event(Topic.MESSAGE_SENT, "c-1", SENT.formatted(sequence++));
        Waiting.pause(Duration.ofMillis(100));
      }

      assertThat(lines.readLine().replaceAll(" +", " "))
          .startsWith("2026-11-24T12:00:00.120Z message-sent fibra-sur message.sent.v1 role=")
          .doesNotContain("sequence=1 ");

      long begin = System.nanoTime();
      // Not Ctrl-C's: whatever a shell starts in the background ignores that one.
      signal(events, "TERM");
      assertThat(events.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      assertThat(events.exitValue()).isEqualTo(143);
      assertThat(text(events.errorReader())).isEmpty();
    }
  }

  @Test
  void everythingFromTheBeginningIsPrintedAsJsonButTheDeliveries() throws Exception {
    try (StackLock _ = runningStack()) {
      BufferedReader lines =
          events("--json", "--from-beginning").inputReader(StandardCharsets.UTF_8);

      assertThat(List.of(lines.readLine(), lines.readLine()))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("{\"specversion\":\"1.0\",\"id\":\"")
                      .contains(
                          "\"topic\":\"tenant-changed\"", "\"data\":{\"slug\":\"fibra-sur\"}"))
          .anySatisfy(line -> assertThat(line).contains("\"data\":{\"role\":\"ASSISTANT\""))
          .noneSatisfy(line -> assertThat(line).contains("webhook-received"));
    }
  }

  @Test
  void whoeverReadsNoLongerEndsIt() throws Exception {
    try (StackLock _ = runningStack();
        Producing producing = new Producing(KAFKA)) {
      Process events = events("--from-beginning", "message-sent");
      try (BufferedReader lines = events.inputReader(StandardCharsets.UTF_8)) {
        assertThat(lines.readLine()).contains("message-sent");
      }

      producing.event(Topic.MESSAGE_SENT, "c-1", SENT.formatted(99));

      assertThat(events.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(events.exitValue()).isZero();
    }
  }

  @Test
  void theStacksEndEndsItWithASentence() throws Exception {
    Process events;
    try (StackLock _ = runningStack()) {
      events = events("--from-beginning", "message-sent");
      assertThat(events.inputReader(StandardCharsets.UTF_8).readLine()).contains("message-sent");
    }

    assertThat(events.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(events.exitValue()).isEqualTo(1);
    assertThat(text(events.errorReader())).isEqualTo("Switchboard runs no longer.");
  }

  @Test
  void withoutAStackItSaysWhatStartsOne() throws Exception {
    Process events = events();

    assertThat(events.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(events.exitValue()).isEqualTo(1);
    assertThat(text(events.errorReader()))
        .isEqualTo("Nothing is running: ./switchboard up starts it.");
  }

  @Test
  void unknownTopicIsOneSentenceAndTwo() throws Exception {
    Process events = events("message-lost");

    assertThat(events.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(events.exitValue()).isEqualTo(2);
    assertThat(text(events.errorReader()))
        .startsWith("There is no topic message-lost; there are webhook-received,")
        .doesNotContain("\n");
  }

  /** To the command, a stack runs whose supervisor is this process. */
  private StackLock runningStack() {
    new StateFile(folder)
        .write(new StackState(Phase.READY, RunningProcess.of(ProcessHandle.current()), List.of()));
    return StackLock.take(folder).orElseThrow();
  }

  private Process events(String... arguments) throws IOException {
    String port = KAFKA.replaceAll(".*:", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dswitchboard.local.folder=" + folder);
    command.add("-Dswitchboard.local.kafka.port=" + port);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.switchboard.local.events.EventsMain");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static void signal(Process process, String signal) throws Exception {
    int code =
        new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }

  private static String text(BufferedReader reader) {
    return String.join("\n", reader.lines().toList());
  }
}
