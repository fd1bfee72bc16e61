package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.StackState.PartState;
import dev.switchboard.testkit.stack.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives {@link TinyStack} from outside, as the script drives the real one. */
class SupervisorTest {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final int postgresPort = Port.free();
  private final int kafkaPort = Port.free();
  private final int tinyPort = Port.free();
  private final List<Process> supervisors = new ArrayList<>();

  @AfterEach
  void endSupervisors() throws InterruptedException {
    for (Process supervisor : supervisors) {
      supervisor.destroy();
      supervisor.waitFor(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void stackComesBackAfterAKillAndEndsWithNothingLeft() throws Exception {
    Process first = start("first");
    StackState before = awaitReady(first);
    assertThat(names(before)).containsExactlyInAnyOrder("postgresql", "kafka", "tiny");

    Process second = start("second");
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(output("second")).contains("already running");

    first.destroyForcibly().waitFor();
    Process third = start("third");
    StackState after = awaitReady(third);
    assertThat(names(after)).containsExactlyInAnyOrder("postgresql", "kafka", "tiny");
    assertThat(before.parts()).noneMatch(part -> part.process().alive());

    assertThat(new Down(folder, Console.plain(System.out)).run()).isZero();
    assertNothingLeft(after);
    assertThat(new Down(folder, Console.plain(System.out)).run()).isZero();
  }

  @Test
  void partThatFailsTakesTheStackDownAndIsNamed() throws Exception {
    Process supervisor = start("failing", "not a port");

    assertThat(supervisor.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(supervisor.exitValue()).isEqualTo(1);
    assertThat(output("failing"))
        .contains("tiny did not start: it ended by itself. Its log: ")
        .contains(folder.resolve("tiny/tiny.log").toString());
    assertThat(List.of(postgresPort, kafkaPort, tinyPort)).allMatch(Port::isFree);
    assertThat(new StateFile(folder).read()).isEmpty();
  }

  @Test
  void busyPortIsNamedBeforeAnythingStarts() throws Exception {
    try (ServerSocket _ = new ServerSocket(tinyPort, 1, InetAddress.getLoopbackAddress())) {
      Process supervisor = start("busy");

      assertThat(supervisor.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(supervisor.exitValue()).isEqualTo(1);
      assertThat(output("busy")).contains("Port " + tinyPort + ", which tiny needs, is busy");
      assertThat(folder.resolve("postgresql")).doesNotExist();
    }
  }

  private Process start(String name) throws IOException {
    return start(name, Integer.toString(tinyPort));
  }

  private Process start(String name, String toldToTiny) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            TinyStack.class.getName(),
            folder.toString(),
            Integer.toString(postgresPort),
            Integer.toString(kafkaPort),
            Integer.toString(tinyPort),
            toldToTiny);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".txt").toFile())
            .start();
    supervisors.add(process);
    return process;
  }

  private StackState awaitReady(Process supervisor) throws IOException {
    StateFile file = new StateFile(folder);
    boolean decided =
        Waiting.until(
            START_LIMIT,
            () ->
                !supervisor.isAlive()
                    || readBy(file, supervisor).filter(StackState::isReady).isPresent());
    assertThat(decided && supervisor.isAlive()).as(output("first")).isTrue();
    return readBy(file, supervisor).orElseThrow();
  }

  private static Optional<StackState> readBy(StateFile file, Process supervisor) {
    return file.read().filter(state -> state.supervisor().pid() == supervisor.pid());
  }

  private void assertNothingLeft(StackState state) {
    assertThat(state.parts()).noneMatch(part -> part.process().alive());
    assertThat(state.supervisor().alive()).isFalse();
    assertThat(List.of(postgresPort, kafkaPort, tinyPort)).allMatch(Port::isFree);
    assertThat(StackLock.isFree(folder)).isTrue();
  }

  private static List<String> names(StackState state) {
    return state.parts().stream().map(PartState::name).toList();
  }

  private String output(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }
}
