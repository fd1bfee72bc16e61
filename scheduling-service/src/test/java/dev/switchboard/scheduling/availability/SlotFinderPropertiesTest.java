package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class SlotFinderPropertiesTest {
  private static final int CASES = Integer.getInteger("switchboard.steps", 1000);

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
  void theyAgreeAboutTheDaysAroundEveryChangeOfTheClockOfADecade() {
    int found = 0;
    int asked = 0;
    List<Change> changes = DECADE_OF.stream().flatMap(Change::ofDecade).toList();
    for (Change change : changes) {
      for (int i = 0; i < CASES / changes.size(); i++) {
        long seed = asked++;
        found +=
            isAgreedThatThereAreSome(PlanCase.around(change.moment(), change.zone(), seed)) ? 1 : 0;
      }
    }
    assertThat(changes).hasSizeGreaterThan(4 * 20);
    assertThat(found).isGreaterThan(asked / 3);
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
    return SlotFinder.nearest(given.plan(), wish, given.occupancy(), given.now(), wanted, limit);
  }

  private static SlotWish until(SlotWish wish, Instant to) {
    return wish.between(wish.from(), to);
  }

  private static long days(PlanCase given, List<Slot> slots) {
    return slots.stream()
        .map(slot -> LocalDate.ofInstant(slot.startsAt(), given.plan().zone()))
        .distinct()
        .count();
  }

  private static FoundSlots found(PlanCase given) {
    return SlotFinder.find(given.plan(), given.wish(), given.occupancy(), given.now());
  }

  private static PlannedTechnician technician(Plan plan, Slot slot) {
    return plan.technicians().stream()
        .filter(technician -> technician.id().equals(slot.technicianId()))
        .findFirst()
        .orElseThrow();
  }

  /** A moment at which the clock of a zone changes. */
  private record Change(ZoneId zone, Instant moment) {
    private static final Instant END = Instant.parse("2031-01-01T00:00:00Z");

    static Stream<Change> ofDecade(String name) {
      ZoneId zone = ZoneId.of(name);
      return Stream.iterate(
          next(zone, Instant.parse("2020-01-01T00:00:00Z")),
          change -> change.moment().isBefore(END),
          change -> next(zone, change.moment()));
    }

    private static Change next(ZoneId zone, Instant after) {
      ZoneOffsetTransition next = zone.getRules().nextTransition(after);
      return new Change(zone, next == null ? after.plus(Duration.ofDays(200)) : next.getInstant());
    }
  }
}
