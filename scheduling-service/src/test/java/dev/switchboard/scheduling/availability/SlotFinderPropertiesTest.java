package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class SlotFinderPropertiesTest {
  private static final List<String> DECADE_OF =
      List.of(
          "America/Argentina/Buenos_Aires",
          "Europe/London",
          "America/Santiago",
          "America/New_York",
          "Australia/Lord_Howe");

  @Property(tries = 400)
  void theFinderAgreesWithWhoLooksAtEveryMinute(@ForAll long seed) {
    Statistics.label("found").collect(isAgreedThatThereAreSome(PlanCase.of(seed)));
    Statistics.label("found")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
  }

  /** Buenos Aires has none, and is asked all the same. */
  @Example
  void theyAgreeAboutEveryChangeOfTheClockOfADecade() {
    for (String name : DECADE_OF) {
      ZoneId zone = ZoneId.of(name);
      Instant end = Instant.parse("2031-01-01T00:00:00Z");
      Instant moment = Instant.parse("2020-01-01T00:00:00Z");
      for (long seed = 1; moment.isBefore(end); seed++) {
        var unused = isAgreedThatThereAreSome(PlanCase.before(moment, zone, seed));
        ZoneOffsetTransition next = zone.getRules().nextTransition(moment);
        moment = next == null ? moment.plus(Duration.ofDays(200)) : next.getInstant();
      }
    }
  }

  private static boolean isAgreedThatThereAreSome(PlanCase given) {
    MinuteByMinute oracle = new MinuteByMinute(given);
    FoundSlots found = found(given);

    assertThat(found.slots().stream().map(Slot::startsAt)).isEqualTo(oracle.starts());
    assertThat(found.slots())
        .allMatch(slot -> oracle.suits(technician(given.plan(), slot), slot.startsAt()));
    return !found.slots().isEmpty();
  }

  @Property(tries = 300)
  void whatIsShownIsFoundInOrderAndAsMuchAsWasAskedFor(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int limit) {
    PlanCase given = PlanCase.of(seed);
    List<Slot> all = found(given).slots();

    List<Slot> shown = Selection.spread(all, given.plan().zone(), limit);

    assertThat(shown).hasSize(Math.min(limit, all.size())).doesNotHaveDuplicates();
    assertThat(all).containsSubsequence(shown);
    assertThat(days(given, shown)).isEqualTo(Math.min(limit, days(given, all)));
  }

  @Property(tries = 400)
  void theNearestAreThoseOfTheWholeSearch(
      @ForAll long seed,
      @ForAll @IntRange(min = -600, max = 4600) int minutes,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    PlanCase given = PlanCase.of(seed);
    Instant wanted = given.wish().from().plus(Duration.ofMinutes(minutes));
    List<Slot> whole = Selection.nearest(found(given).slots(), wanted, limit);

    assertThat(nearest(given, given.wish(), wanted, limit)).isEqualTo(whole);
    Statistics.label("all there").collect(whole.size() == limit);
    Statistics.label("all there")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
  }

  /** What takes time on later days is then not read. */
  @Property(tries = 400)
  void someDaysAreEnoughWhenTheySaySo(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 1400) int minutes,
      @ForAll @IntRange(min = 1, max = 2) int days) {
    PlanCase given = PlanCase.of(seed);
    Plan plan = given.plan();
    Instant wanted = given.wish().from().plus(Duration.ofMinutes(minutes));
    Instant enough = plan.beginOf(plan.dateOf(given.wish().from()).plusDays(days));
    Assume.that(enough.isBefore(given.wish().to()));

    List<Slot> near = nearest(given, until(given.wish(), enough), wanted, 3);
    boolean settled = Selection.isNearest(near, wanted, 3, enough);

    if (settled) {
      assertThat(near).isEqualTo(Selection.nearest(found(given).slots(), wanted, 3));
    }
    Statistics.label("settled").collect(settled);
    Statistics.label("settled")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
  }

  private static List<Slot> nearest(PlanCase given, SlotWish wish, Instant wanted, int limit) {
    return SlotFinder.nearest(
        given.plan(), wish, Occupancy.of(given.taken()), given.now(), wanted, limit);
  }

  private static SlotWish until(SlotWish wish, Instant to) {
    return new SlotWish(wish.from(), to, wish.technicianId(), wish.emergency(), wish.times());
  }

  private static long days(PlanCase given, List<Slot> slots) {
    return slots.stream()
        .map(slot -> LocalDate.ofInstant(slot.startsAt(), given.plan().zone()))
        .distinct()
        .count();
  }

  private static FoundSlots found(PlanCase given) {
    return SlotFinder.find(given.plan(), given.wish(), Occupancy.of(given.taken()), given.now());
  }

  private static PlannedTechnician technician(Plan plan, Slot slot) {
    return plan.technicians().stream()
        .filter(technician -> technician.id().equals(slot.technicianId()))
        .findFirst()
        .orElseThrow();
  }
}
