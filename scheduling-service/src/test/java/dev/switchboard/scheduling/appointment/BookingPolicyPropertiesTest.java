package dev.switchboard.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.availability.Occupancy;
import dev.switchboard.scheduling.availability.Occupied;
import dev.switchboard.scheduling.availability.PlanCase;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.availability.SlotFinder;
import dev.switchboard.scheduling.availability.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is offered can be booked, and what is booked is offered no more. */
class BookingPolicyPropertiesTest {
  @Property(tries = 200)
  void everySlotThatIsOfferedCanBeBooked(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    List<Slot> offered = offered(given, given.taken());
    Assume.that(!offered.isEmpty());

    assertThat(offered)
        .allSatisfy(
            slot ->
                assertThat(
                        BookingPolicy.place(
                            given.plan(),
                            wish(given, slot),
                            given.all(),
                            given.reach(),
                            given.now()))
                    .isInstanceOfSatisfying(
                        Placed.class,
                        placed -> {
                          assertThat(placed.technicianId()).isEqualTo(slot.technicianId());
                          assertThat(placed.endsAt()).isEqualTo(slot.endsAt());
                        }));
  }

  @Example
  void aSlotThatBeginsThisMomentIsOfferedAndCanBeBooked() {
    long seed =
        LongStream.range(0, 50_000).filter(this::isAboutThisMoment).findFirst().orElseThrow();

    everySlotThatIsOfferedCanBeBooked(seed);
  }

  private boolean isAboutThisMoment(long seed) {
    PlanCase given = PlanCase.of(seed);
    return offered(given, given.taken()).stream()
        .anyMatch(slot -> slot.startsAt().equals(given.now()));
  }

  @Property(tries = 200)
  void aSlotThatWasBookedIsLostToTheNext(@ForAll long seed) {
    PlanCase given = PlanCase.of(seed);
    List<Slot> offered = offered(given, given.taken());
    Assume.that(!offered.isEmpty());
    Slot slot = offered.get((int) Math.floorMod(seed, (long) offered.size()));
    Placed placed =
        (Placed)
            BookingPolicy.place(
                given.plan(), wish(given, slot), given.all(), given.reach(), given.now());

    List<Occupied> taken = new ArrayList<>(given.taken());
    taken.add(
        new Occupied(
            Ids.next(),
            placed.technicianId(),
            placed.day(),
            placed.startsAt(),
            placed.blockedUntil()));

    assertThat(
            BookingPolicy.place(
                given.plan(),
                wish(given, slot),
                new Taken(taken, given.busy()),
                given.reach(),
                given.now()))
        .isInstanceOf(Lost.class);
    assertThat(offered(given, taken)).doesNotContain(slot);
  }

  private static BookingWish wish(PlanCase given, Slot slot) {
    return new BookingWish(
        slot.startsAt(),
        slot.technicianId(),
        null,
        given.wish().emergency(),
        given.place(),
        Set.of());
  }

  private static List<Slot> offered(PlanCase given, List<Occupied> taken) {
    return SlotFinder.find(
            given.plan(),
            given.wish(),
            Occupancy.of(given.plan(), new Taken(taken, given.busy()), given.reach()),
            given.now())
        .slots();
  }
}
