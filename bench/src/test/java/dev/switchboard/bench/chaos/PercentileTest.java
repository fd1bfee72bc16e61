package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentileTest {
  private static final List<Long> MILLIS_1_TO_100 =
      LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).boxed().toList();

  @Test
  void itIsTheValueOfTheNearestRank() {
    assertThat(Percentile.millis(MILLIS_1_TO_100, 0.5)).isEqualTo(50);
    assertThat(Percentile.millis(MILLIS_1_TO_100, 0.99)).isEqualTo(99);
    assertThat(Percentile.millis(List.of(7_000_000L), 0.99)).isEqualTo(7);
  }

  @Test
  void ofNothingItIsNothing() {
    assertThat(Percentile.millis(List.of(), 0.99)).isZero();
  }
}
