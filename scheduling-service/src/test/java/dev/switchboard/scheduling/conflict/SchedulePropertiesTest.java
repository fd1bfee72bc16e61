package dev.switchboard.scheduling.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.availability.Occupancy;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.PlanCase;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.availability.SlotFinder;
import dev.switchboard.scheduling.availability.WorkingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What stands is compared by the very rules by which it is offered and booked. */
class SchedulePropertiesTest {
  private static final Set<Reason> OF_TIME =
      Set.of(Reason.CLOSED_DAY, Reason.OUTSIDE_HOURS, Reason.TECHNICIAN_OFF);

  @Property(tries = 200)
  void aVisitThatIsOfferedFits(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    List<Slot> offered =
        SlotFinder.find(given.plan(), given.wish(), Occupancy.of(List.of()), given.now()).slots();

    assertThat(offered)
        .allSatisfy(
            slot ->
                assertThat(
                        schedule(given.plan())
                            .against(
                                List.of(
                                    visit(
                                        given,
                                        slot.technicianId(),
                                        slot.startsAt(),
                                        slot.endsAt()))))
                    .isEmpty());
  }

  @Property(tries = 400)
  void aTimeConflictsExactlyWhenItCouldNotBeBooked(
      @ForAll long seed, @ForAll @IntRange(min = -300, max = 3000) int minutes) {
    PlanCase given = PlanCase.of(seed);
    Plan plan = given.plan();
    PlannedTechnician technician = plan.technicians().getFirst();
    Instant start = given.now().plus(Duration.ofMinutes(minutes));
    Instant end = plan.endOf(start, false);

    boolean conflicts =
        schedule(plan).against(List.of(visit(given, technician.id(), start, end))).stream()
            .anyMatch(conflict -> conflict.reasons().stream().anyMatch(OF_TIME::contains));

    assertThat(conflicts).isNotEqualTo(plan.isOpen(technician, start, end));
    Statistics.label("conflicts").collect(conflicts);
    Statistics.label("conflicts")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 10 && share < 90));
  }

  @Property(tries = 100)
  void whatDoesNotChangeTheScheduleHasNoConflicts(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    Schedule schedule = schedule(given.plan());
    List<StandingVisit> visits =
        given.taken().stream()
            .map(one -> visit(given, one.technicianId(), one.startsAt(), one.blockedUntil()))
            .toList();

    assertThat(schedule.newAgainst(visits, schedule)).isEmpty();
  }

  private static Schedule schedule(Plan plan) {
    String skill = plan.service().requiredSkill();
    return new Schedule(
        new WorkingTimes(plan.zone(), plan.hours()),
        plan.technicians(),
        skill == null ? Map.of() : Map.of(plan.service().code(), skill));
  }

  private static StandingVisit visit(PlanCase given, UUID technician, Instant start, Instant end) {
    return new StandingVisit(
        Ids.next(),
        AppointmentStatus.SCHEDULED,
        start,
        end,
        given.plan().service().code(),
        given.wish().emergency(),
        technician,
        "Bruno",
        "Ana");
  }
}
