package dev.switchboard.bench.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bench.dispatch.Town.Errand;
import dev.switchboard.bench.dispatch.Town.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestFirstTest {
  private static final Spot HOME = new Spot(-34.6, -58.4);

  /** Ten kilometres on the map: 1,337 seconds. */
  private static final Spot SOUTH = new Spot(-34.69, -58.4);

  private static final Spot NEAR = new Spot(-34.61, -58.4);

  @Test
  void theNearestIsVisitedFirstAndTheWayHomeCounts() {
    Day day = plan(errand(SOUTH, Town.OPENS, Town.CLOSES), errand(NEAR, Town.OPENS, Town.CLOSES));

    assertThat(HOME.secondsTo(SOUTH)).isEqualTo(1338);
    assertThat(day.travelMinutes()).isEqualTo(Math.ceilDiv(2 * 1338, 60));
    assertThat(day.late()).isZero();
  }

  @Test
  void whoIsFarAndWasToldTheMorningIsLate() {
    Day day = plan(errand(NEAR, Town.OPENS, Town.CLOSES), errand(SOUTH, Town.OPENS, Town.OPENS));

    assertThat(day.late()).isEqualTo(1);
    assertThat(day.lateMinutes()).isEqualTo(Math.ceilDiv(45 * 60 + NEAR.secondsTo(SOUTH), 60));
  }

  @Test
  void whoHasNotTheSkillDoesNotGo() {
    Town town =
        new Town(
            List.of(new Person("unskilled", SOUTH, false), new Person("skilled", HOME, true)),
            List.of(new Errand(SOUTH, true, Town.OPENS, Town.CLOSES)));

    assertThat(NearestFirst.plan(town).travelMinutes()).isEqualTo(Math.ceilDiv(2 * 1338, 60));
  }

  @Test
  void everyErrandIsWithinItsDay() {
    for (Errand errand : Town.of(3, 8, 200).errands()) {
      assertThat(errand.from()).isBetween(Town.OPENS, errand.to());
      assertThat(errand.to() + Town.TAKES).isLessThanOrEqualTo(Town.CLOSES);
    }
  }

  private static Day plan(Errand... errands) {
    return NearestFirst.plan(new Town(List.of(new Person("one", HOME, true)), List.of(errands)));
  }

  private static Errand errand(Spot spot, long from, long to) {
    return new Errand(spot, false, from, to);
  }
}
