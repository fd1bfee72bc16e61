package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What would be nicer, and what is said when there is nothing. */
class WishPropertiesTest {
  @Property(tries = 500)
  void whoIsPreferredComesWheneverHeCan(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    MinuteByMinute oracle = new MinuteByMinute(given);
    PlannedTechnician preferred =
        given.plan().technicians().get(Math.floorMod(seed, given.plan().technicians().size()));
    SlotWish wish = preferring(given.wish(), new SlotWish.Preferences(preferred.id(), null));

    List<Slot> slots = find(given, wish).slots();

    assertThat(slots.stream().map(Slot::startsAt))
        .isEqualTo(find(given, given.wish()).slots().stream().map(Slot::startsAt).toList());
    assertThat(slots)
        .allSatisfy(
            slot ->
                assertThat(slot.technicianId().equals(preferred.id()))
                    .isEqualTo(oracle.suits(preferred, slot.startsAt())));
  }

  @Property(tries = 500)
  void whatIsPreferredIsShownFirstAndNothingIsLeftOutForIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int limit) {
    PlanCase given = PlanCase.of(seed);
    ZoneId zone = given.plan().zone();
    SlotWish.Preferences prefer = given.wish().prefer();
    List<Slot> all = find(given, given.wish()).slots();

    List<Slot> shown = Selection.preferred(all, zone, prefer, limit);

    assertThat(shown).hasSize(Math.min(limit, all.size())).doesNotHaveDuplicates();
    assertThat(IntStream.range(1, shown.size()))
        .allMatch(i -> prefer.met(shown.get(i - 1), zone) >= prefer.met(shown.get(i), zone));
    long best = all.stream().filter(slot -> prefer.met(slot, zone) == prefer.count()).count();
    assertThat(shown.stream().filter(slot -> prefer.met(slot, zone) == prefer.count()))
        .hasSize((int) Math.min(limit, best));
  }

  @Property(tries = 500)
  void theFirstIsTheFirstOfAll(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    List<Slot> all = find(given, given.wish()).slots();

    assertThat(SlotFinder.first(given.plan(), given.wish(), given.occupancy(), given.now()))
        .isEqualTo(all.stream().findFirst());
  }

  /** Who hears that another time or technician would do is not sent in vain. */
  @Property(tries = 1000)
  void anEmptyAnswersReasonIsTrue(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    SlotWish wish = given.wish();
    FoundSlots found = find(given, wish);
    EmptyBecause reason = found.emptyBecause();
    Statistics.label("reason").collect(Objects.toString(reason));
    if (reason == null) {
      return;
    }
    boolean otherTimes = !find(given, wish.atAnyTime()).slots().isEmpty();
    boolean otherTechnicians = !find(given, wish.ofAnybody()).slots().isEmpty();
    switch (reason) {
      case OTHER_TIMES -> assertThat(otherTimes).isTrue();
      case OTHER_TECHNICIANS -> assertThat(otherTechnicians).isTrue();
      case TOO_FAR_TO_DRIVE -> {
        assertThat(given.place()).isNotNull();
        assertThat(withoutWays(given, wish)).isNotEmpty();
      }
      case NO_SKILL -> assertThat(given.plan().capable(wish.technicianId())).isEmpty();
      case CLOSED, FULL, TOO_SOON, TOO_FAR -> assertThat(otherTimes || otherTechnicians).isFalse();
    }
  }

  private static List<Instant> withoutWays(PlanCase given, SlotWish wish) {
    Occupancy occupancy = Occupancy.of(given.plan(), given.all(), Reach.UNKNOWN);
    return SlotFinder.find(given.plan(), wish, occupancy, given.now()).slots().stream()
        .map(Slot::startsAt)
        .toList();
  }

  private static FoundSlots find(PlanCase given, SlotWish wish) {
    return SlotFinder.find(given.plan(), wish, given.occupancy(), given.now());
  }

  private static SlotWish preferring(SlotWish wish, SlotWish.Preferences prefer) {
    return new SlotWish(
        wish.from(), wish.to(), wish.technicianId(), wish.emergency(), wish.times(), prefer);
  }
}
