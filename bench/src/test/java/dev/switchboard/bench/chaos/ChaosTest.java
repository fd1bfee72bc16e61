package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A round of the kill driver in which every blow falls. */
class ChaosTest {
  private static final Path ROOT = Path.of(System.getProperty("switchboard.test-run"));
  private static final int ROUNDS = 1;
  private static final long SEED = 22;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void whateverDiesUnderLoadNothingIsLostOrDoneTwice(@TempDir Path folder) {
    try (Ground ground = Ground.start(ROOT, folder, System.out)) {
      Chaos chaos = new Chaos(ground, SEED, System.out);

      assertThat(chaos.run(List.of(Blow.every()), ROUNDS))
          .describedAs("nothing wrong; what it found was printed")
          .isTrue();
    }
  }
}
