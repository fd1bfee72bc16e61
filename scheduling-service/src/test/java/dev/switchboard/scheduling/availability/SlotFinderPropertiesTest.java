package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class SlotFinderPropertiesTest {
  @Property(tries = 400)
  void theFinderAgreesWithWhoLooksAtEveryMinute(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    MinuteByMinute oracle = new MinuteByMinute(given);

    FoundSlots found = found(given);

    assertThat(found.slots().stream().map(Slot::startsAt)).isEqualTo(oracle.starts());
    assertThat(found.slots())
        .allMatch(slot -> oracle.suits(technician(given.plan(), slot), slot.startsAt()));
    Statistics.label("found").collect(!found.slots().isEmpty());
    Statistics.label("found")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
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
