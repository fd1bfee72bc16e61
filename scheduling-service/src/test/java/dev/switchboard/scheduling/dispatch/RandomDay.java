package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.travel.CrowFlight;
import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day as it comes about: visits booked one after the other, each with the first who is free. */
final class RandomDay {
  static final TravelTimes TRAVEL = new CrowFlight(35, 1.3);
  static final int UNKNOWN = 900;

  /** 2026-11-25, eight o'clock in Buenos Aires. */
  static final long EIGHT = 1795604400L;

  static final long HOUR = 3600;
  private static final long HALF_HOUR = HOUR / 2;

  private final Random random;
  private final List<DayTechnician> technicians = new ArrayList<>();
  private final List<DayVisit> visits = new ArrayList<>();

  private RandomDay(long seed) {
    this.random = new Random(seed);
  }

  static Day of(long seed, int technicians, int visits) {
    RandomDay day = new RandomDay(seed);
    for (int i = 0; i < technicians; i++) {
      day.addTechnician();
    }
    for (int i = 0; i < visits; i++) {
      day.book(i);
    }
    return Day.of(day.technicians, day.visits, TRAVEL, UNKNOWN);
  }

  /** The last visit is to be done as soon as can be; nobody is gone and nothing has begun. */
  static Day withEmergency(long seed, int technicians, int visits) {
    RandomDay day = new RandomDay(seed);
    for (int i = 0; i < technicians; i++) {
      day.addTechnician();
    }
    day.technicians.replaceAll(RandomDay::backAtWork);
    for (int i = 0; i < visits; i++) {
      day.book(i);
    }
    DayVisit last = day.visits.removeLast();
    day.visits.replaceAll(RandomDay::notBegun);
    day.visits.add(
        new DayVisit(
            last.id(),
            last.version(),
            last.serviceType(),
            null,
            last.location(),
            last.technicianId(),
            last.startsAt(),
            last.duration(),
            last.blocked(),
            Math.min(EIGHT, last.startsAt()),
            last.startsAt(),
            true,
            true,
            false,
            false));
    return Day.of(day.technicians, day.visits, TRAVEL, UNKNOWN);
  }

  private static DayTechnician backAtWork(DayTechnician one) {
    return new DayTechnician(
        one.id(),
        one.name(),
        one.crew(),
        false,
        Set.of("fibre"),
        one.home(),
        List.of(new Stretch(EIGHT, EIGHT + 10 * HOUR)),
        one.taken());
  }

  private static DayVisit notBegun(DayVisit one) {
    return new DayVisit(
        one.id(),
        one.version(),
        one.serviceType(),
        one.skill(),
        one.location(),
        one.technicianId(),
        one.startsAt(),
        one.duration(),
        one.blocked(),
        one.earliest(),
        one.latest(),
        one.emergency(),
        false,
        one.pinned(),
        false);
  }

  private void addTechnician() {
    List<Stretch> hours =
        random.nextInt(4) == 0
            ? List.of(
                new Stretch(EIGHT, EIGHT + 5 * HOUR),
                new Stretch(EIGHT + 6 * HOUR, EIGHT + 10 * HOUR))
            : List.of(new Stretch(EIGHT, EIGHT + 10 * HOUR));
    List<Stretch> taken =
        random.nextInt(4) == 0
            ? List.of(new Stretch(EIGHT + 2 * HOUR, EIGHT + 3 * HOUR))
            : List.of();
    technicians.add(
        new DayTechnician(
            id(),
            "Technician " + technicians.size(),
            false,
            random.nextInt(8) == 0,
            random.nextBoolean() ? Set.of("fibre") : Set.of(),
            random.nextInt(5) == 0 ? null : somewhere(),
            hours,
            taken));
  }

  /** Some stand where they could not be booked today: their technician is gone, or lost a skill. */
  private void book(int number) {
    long duration = HALF_HOUR * (1 + random.nextInt(3));
    long blocked = duration + 600L * random.nextInt(3);
    int first = random.nextInt(technicians.size());
    for (int i = 0; i < technicians.size(); i++) {
      DayTechnician technician = technicians.get((first + i) % technicians.size());
      long start = EIGHT + HALF_HOUR * random.nextInt(18);
      if (isFree(technician, start, blocked)) {
        visits.add(visit(number, technician, start, duration, blocked));
        return;
      }
    }
  }

  private boolean isFree(DayTechnician technician, long start, long blocked) {
    return technician.taken().stream().noneMatch(one -> one.meets(start, start + blocked))
        && visits.stream()
            .filter(one -> one.technicianId().equals(technician.id()))
            .noneMatch(
                one ->
                    new Stretch(one.startsAt(), one.startsAt() + one.blocked())
                        .meets(start, start + blocked));
  }

  private DayVisit visit(
      int number, DayTechnician technician, long start, long duration, long blocked) {
    boolean fixed = random.nextInt(3) == 0;
    boolean locked = start < EIGHT + HOUR && random.nextBoolean();
    return new DayVisit(
        id(),
        1 + number,
        "repair",
        random.nextInt(3) == 0 ? "FIBRE" : null,
        random.nextInt(10) == 0 ? null : somewhere(),
        technician.id(),
        start,
        duration,
        blocked,
        fixed || locked ? start : start - HALF_HOUR * random.nextInt(6),
        fixed || locked ? start : start + HALF_HOUR * random.nextInt(6),
        random.nextInt(8) == 0,
        false,
        random.nextInt(8) == 0,
        locked);
  }

  private @Nullable Location somewhere() {
    return new Location(
        -34.60 + (random.nextDouble() - 0.5) / 5, -58.44 + (random.nextDouble() - 0.5) / 4);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
