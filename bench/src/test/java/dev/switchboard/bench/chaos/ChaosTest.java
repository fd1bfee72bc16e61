package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kill driver: three kills of each kind. */
class ChaosTest {
  private static final Path ROOT = Path.of(System.getProperty("switchboard.test-run"));
  private static final long SEED = 22;
  private static final int ROUNDS = 3;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void whateverDiesUnderLoadNothingIsLostOrDoneTwice(@TempDir Path folder) {
    try (Ground ground = Ground.start(ROOT, folder, System.out)) {
      Chaos chaos = new Chaos(ground, SEED, System.out);

      assertThat(chaos.run(List.of(List.of(Blow.values())), ROUNDS))
          .describedAs("nothing wrong; what it found was printed")
          .isTrue();
    }
  }
}
