package dev.switchboard.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.intake.Measured.Latency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final CpuTimes.Used NOTHING = new CpuTimes.Used(Map.of(), 0);

  @Test
  void medianOfAnEvenNumberLiesBetween() {
    assertThat(Verdict.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
    assertThat(Verdict.median(List.of(4.0, 1.0, 9.0))).isEqualTo(4.0);
  }

  @Test
  void ratiosAreOfEachPairAndTheirMedianDecides() {
    List<Pair> pairs = List.of(pair(64, 1_000, 500), pair(64, 900, 1_000), pair(64, 1_200, 1_000));
    Verdict accept = Verdict.on(pairs, List.of()).getFirst();
    assertThat(accept.seen()).isEqualTo(1.2);
    assertThat(accept.passes()).isTrue();
    assertThat(accept.reachesAim()).isFalse();
  }

  @Test
  void otherNumbersOfConnectionsDecideNothing() {
    List<Pair> pairs = List.of(pair(1, 100, 1_000), pair(64, 2_000, 1_000), pair(256, 1, 1_000));
    assertThat(Verdict.on(pairs, List.of()).getFirst().seen()).isEqualTo(2.0);
  }

  @Test
  void slowChainFails() {
    List<Verdict> verdicts = Verdict.on(List.of(pair(64, 1_000, 500)), List.of(measured(199)));
    assertThat(verdicts.getLast().passes()).isFalse();
  }

  @Test
  void spreadMustBeSmall() {
    assertThat(new Verdict("spread", 3.1, 3.0, 2.2, false).passes()).isFalse();
    assertThat(new Verdict("spread", 2.9, 3.0, 2.2, false).passes()).isTrue();
  }

  private static Pair pair(int connections, long accepted, long inserted) {
    return new Pair(1, connections, measured(accepted), measured(inserted));
  }

  private static Measured measured(long perSecond) {
    return new Measured("it", perSecond, 1, new Latency(1, 2, 1), NOTHING);
  }
}
