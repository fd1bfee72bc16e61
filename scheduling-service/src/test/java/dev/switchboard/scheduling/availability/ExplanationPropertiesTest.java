package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** "Why not this time" says free of exactly what is offered. */
class ExplanationPropertiesTest {
  @Property(tries = 1000)
  void aTimeIsFreeJustWhenItIsASlotOfSomebodyAndOfEachTechnician(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    Instant start = someTime(given, seed);
    Explanation why = explained(given, start);

    assertThat(why.isFree()).isEqualTo(isSlot(given, start, given.wish().technicianId()));
    assertThat(why.technicians())
        .allSatisfy(
            one ->
                assertThat(why.reasons().isEmpty() && one.isFree())
                    .isEqualTo(isSlot(given, start, one.technicianId())));
    Statistics.label("free").collect(why.isFree());
    Statistics.label("free")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 15));
  }

  @Example
  void everyReasonIsGivenNowAndThen() {
    Set<WhyNot> given = EnumSet.noneOf(WhyNot.class);
    for (long seed = 0; seed < 2000; seed++) {
      PlanCase one = PlanCase.of(seed);
      given.addAll(explained(one, someTime(one, seed)).allReasons());
    }
    assertThat(given).containsExactlyInAnyOrder(WhyNot.values());
  }

  /** A slot in one of two cases, else any minute. */
  private static Instant someTime(PlanCase given, long seed) {
    Random random = new Random(seed);
    List<Slot> slots =
        SlotFinder.find(given.plan(), given.wish().atAnyTime(), given.occupancy(), given.now())
            .slots();
    return slots.isEmpty() || random.nextBoolean()
        ? given.wish().from().plus(Duration.ofMinutes(5L * random.nextInt(800)))
        : slots.get(random.nextInt(slots.size())).startsAt();
  }

  private static Explanation explained(PlanCase given, Instant start) {
    return Explanation.of(given.plan(), given.wish(), start, given.occupancy(), given.now());
  }

  private static boolean isSlot(PlanCase given, Instant start, @Nullable UUID technicianId) {
    SlotWish wish =
        new SlotWish(
            start, start.plusNanos(1), technicianId, given.wish().emergency(), SlotWish.Times.ANY);
    return !SlotFinder.find(given.plan(), wish, given.occupancy(), given.now()).slots().isEmpty();
  }
}
