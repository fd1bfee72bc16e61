package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.StackState.PartState;
import dev.switchboard.local.StackState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final RunningProcess DEAD_SUPERVISOR = new RunningProcess(1, 0);

  @TempDir Path folder;
  private StateFile file;
  private Process sleeper;

  @BeforeEach
  void startSleeper() throws IOException {
    file = new StateFile(folder);
    sleeper = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endSleeper() {
    sleeper.destroyForcibly();
  }

  @Test
  void processThatAKilledSupervisorLeftIsEnded() {
    file.write(stateWith(RunningProcess.of(sleeper.toHandle())));

    Leftovers.end(file);

    assertThat(sleeper.isAlive()).isFalse();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void strangerThatGotTheProcessIdIsLeftAlone() {
    RunningProcess mine = RunningProcess.of(sleeper.toHandle());
    file.write(stateWith(new RunningProcess(mine.pid(), mine.startedMillis() - 60_000)));

    Leftovers.end(file);

    assertThat(sleeper.isAlive()).isTrue();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void deadProcessIsNotAlive() {
    RunningProcess mine = RunningProcess.of(sleeper.toHandle());
    assertThat(mine.alive()).isTrue();

    sleeper.destroyForcibly();

    assertThat(mine.awaitEnd(Duration.ofSeconds(5))).isTrue();
  }

  private static StackState stateWith(RunningProcess part) {
    return new StackState(Phase.READY, DEAD_SUPERVISOR, List.of(new PartState("sleeper", 9, part)));
  }
}
