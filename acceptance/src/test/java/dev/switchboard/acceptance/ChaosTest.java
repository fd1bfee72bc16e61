package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kill driver, as {@code ./switchboard chaos} runs it, with those of its blows that are quick.
 */
class ChaosTest {
  private static final Path ROOT = Path.of(System.getProperty("switchboard.test-run"));
  private static final int LIMIT_MINUTES = 10;

  @Test
  void whateverDiesUnderLoadNothingIsLostOrDoneTwice(@TempDir Path folder) throws Exception {
    Path said = folder.resolve("said");
    Process chaos = start(folder, said);
    try {
      assertThat(chaos.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
          .describedAs(() -> text(said))
          .isTrue();
      assertThat(chaos.exitValue()).describedAs(() -> text(said)).isZero();
    } finally {
      chaos.destroy();
      var unused = chaos.waitFor(20, TimeUnit.SECONDS);
    }
  }

  private static Process start(Path folder, Path said) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.switchboard.bench.chaos.ChaosMain");
    command.addAll(List.of("--folder", folder.toString(), "--seed", "22", "--rounds", "1"));
    command.addAll(List.of("--blows", "CONVERSATION+RELAY+CONSUMER+SCHEDULING"));
    return new ProcessBuilder(command)
        .directory(ROOT.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static String text(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
