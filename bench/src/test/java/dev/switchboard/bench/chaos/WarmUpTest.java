package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PrimitiveIterator.OfDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void itEndsOnceTwoTimesInARowAreAboutAsQuick() {
    assertThat(timesAt(900, 400, 90, 80, 10)).isEqualTo(4);
  }

  @Test
  void aPaceThatGrowsSlowerIsNotSteady() {
    assertThat(timesAt(100, 300, 290)).isEqualTo(3);
  }

  @Test
  void itEndsAlsoWhenThePaceIsNeverSteady() {
    assertThat(timesAt(100, 10, 100, 10, 100, 10, 10)).isEqualTo(WarmUp.MOST_TIMES);
  }

  private static int timesAt(double... paces) {
    OfDouble next = DoubleStream.of(paces).iterator();
    return WarmUp.untilSteady(next::nextDouble);
  }
}
