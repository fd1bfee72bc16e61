package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.StackState.PartState;
import dev.switchboard.local.StackState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final StackState STATE =
      new StackState(
          Phase.READY,
          new RunningProcess(7, 70),
          List.of(
              new PartState("kafka", 9092, new RunningProcess(8, 80)),
              new PartState("tenant-service", 8081, new RunningProcess(9, 90))));

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() {
    StateFile file = new StateFile(folder);

    file.write(STATE);

    assertThat(file.read()).contains(STATE);
  }

  @Test
  void stackWithoutPartsIsRead() {
    StackState empty = new StackState(Phase.STARTING, new RunningProcess(7, 70), List.of());
    StateFile file = new StateFile(folder.resolve("not there yet"));

    file.write(empty);

    assertThat(file.read()).contains(empty);
  }

  @Test
  void missingFileIsNoState() {
    assertThat(new StateFile(folder).read()).isEmpty();
  }

  @Test
  void spoiltFileIsNoState() throws IOException {
    StateFile file = new StateFile(folder);
    for (String spoilt : List.of("", "phase=READY", "phase=DANCING\nparts=", "\\u00zz")) {
      Files.writeString(folder.resolve("state.properties"), spoilt);

      assertThat(file.read()).as(spoilt).isEmpty();
    }
  }
}
