package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.availability.OpenRange;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.conflict.Schedule;
import dev.switchboard.scheduling.dispatch.DayRepository.Standing;
import dev.switchboard.scheduling.dispatch.DayRepository.Taken;
import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A business's rules and what is taken, read as the day to be planned.
 *
 * @param only whose visits are planned; none: everybody's
 * @param urgent the visit that is to be done as soon as can be
 * @param taken all that reaches into the day or begins on the next
 */
record DayReading(
    Schedule schedule,
    LocalDate date,
    Set<UUID> only,
    @Nullable UUID urgent,
    List<Taken> taken,
    Instant now) {
  private static final Duration MOST_UNKNOWN = Duration.ofMinutes(15);

  DayReading {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(date, "date");
    only = Set.copyOf(only);
    taken = List.copyOf(taken);
  }

  /** Where anybody may have to go. */
  List<Location> places() {
    List<Location> places = new ArrayList<>();
    planned().forEach(one -> add(places, visit(one).location()));
    schedule.technicians().forEach(one -> add(places, one.home()));
    return places.stream().distinct().toList();
  }

  private static void add(List<Location> places, @Nullable Location place) {
    if (place != null) {
      places.add(place);
    }
  }

  /** Whether the urgent visit, if there is one, is among the day's. */
  boolean hasUrgent() {
    return urgent == null || planned().anyMatch(one -> one.id().equals(urgent));
  }

  Day day(TravelTimes travel) {
    return Day.of(
        technicians(), planned().map(this::dayVisit).toList(), travel, secondsToTheUnknown());
  }

  /** What the business keeps free after each visit is what it expects the way to take. */
  private int secondsToTheUnknown() {
    int minutes = schedule.settings().travelBufferMinutes();
    return Math.toIntExact(
        minutes > 0 ? Duration.ofMinutes(minutes).toSeconds() : MOST_UNKNOWN.toSeconds());
  }

  private Stream<Taken> planned() {
    Set<UUID> whose = whose();
    return taken.stream()
        .filter(this::isPlanned)
        .filter(one -> whose.isEmpty() || whose.contains(one.technicianId()));
  }

  /** Who has the urgent visit is always looked at. */
  private Set<UUID> whose() {
    if (only.isEmpty()) {
      return only;
    }
    Set<UUID> whose = new LinkedHashSet<>(only);
    taken.stream()
        .filter(one -> one.id().equals(urgent))
        .forEach(one -> whose.add(one.technicianId()));
    return whose;
  }

  private boolean isPlanned(Taken one) {
    Standing visit = one.visit();
    return visit != null
        && (visit.status() == AppointmentStatus.SCHEDULED
            || visit.status() == AppointmentStatus.CONFIRMED
            || visit.status() == AppointmentStatus.IN_PROGRESS)
        && schedule.times().dateOf(one.startsAt()).equals(date);
  }

  private List<DayTechnician> technicians() {
    Set<UUID> whose = whose();
    Map<UUID, PlannedTechnician> atWork =
        schedule.technicians().stream()
            .filter(one -> whose.isEmpty() || whose.contains(one.id()))
            .collect(Collectors.toMap(PlannedTechnician::id, Function.identity()));
    List<DayTechnician> all = new ArrayList<>();
    atWork.values().stream()
        .sorted(Comparator.comparing(PlannedTechnician::id))
        .forEach(one -> all.add(technician(one)));
    planned()
        .filter(one -> !atWork.containsKey(one.technicianId()))
        .collect(
            Collectors.toMap(
                Taken::technicianId, Taken::technicianName, (one, same) -> one, TreeMap::new))
        .forEach((id, name) -> all.add(gone(id, name)));
    return all;
  }

  private DayTechnician technician(PlannedTechnician one) {
    return new DayTechnician(
        one.id(),
        one.name(),
        one.crew(),
        false,
        one.skills(),
        one.home(),
        schedule.times().of(one, date).stream().map(DayReading::stretch).toList(),
        takenOf(one.id()));
  }

  private DayTechnician gone(UUID id, String name) {
    return new DayTechnician(id, name, false, true, Set.of(), null, List.of(), takenOf(id));
  }

  private List<Stretch> takenOf(UUID technician) {
    return taken.stream()
        .filter(one -> one.technicianId().equals(technician) && !isPlanned(one))
        .map(one -> new Stretch(one.startsAt().getEpochSecond(), ceil(one.blockedUntil())))
        .toList();
  }

  private DayVisit dayVisit(Taken one) {
    Standing visit = visit(one);
    boolean locked =
        visit.status() == AppointmentStatus.IN_PROGRESS || !one.startsAt().isAfter(now);
    boolean isUrgent = one.id().equals(urgent) && !locked;
    long start = one.startsAt().getEpochSecond();
    long earliest = locked ? start : earliest(one, visit, isUrgent);
    return new DayVisit(
        one.id(),
        visit.version(),
        visit.serviceType(),
        schedule.skills().get(visit.serviceType()),
        visit.location(),
        one.technicianId(),
        start,
        ceil(one.endsAt()) - start,
        ceil(one.blockedUntil()) - start,
        Math.min(start, earliest),
        locked || isUrgent ? start : latest(one, visit),
        visit.emergency(),
        isUrgent,
        visit.pinned(),
        locked);
  }

  /** Not before now; and nothing else moves into a morning that is kept for emergencies. */
  private long earliest(Taken one, Standing visit, boolean isUrgent) {
    Instant told = visit.arrivalFrom() == null ? one.startsAt() : visit.arrivalFrom();
    Instant from = isUrgent ? now : told.isBefore(now) ? now : told;
    LocalTime shown = LocalTime.ofInstant(one.startsAt(), schedule.times().zone());
    boolean notBeforeNoon =
        !shown.isBefore(LocalTime.NOON)
            && schedule.settings().isReserved(LocalTime.MIN, visit.emergency());
    Instant noon = date.atTime(LocalTime.NOON).atZone(schedule.times().zone()).toInstant();
    return ceil(notBeforeNoon && from.isBefore(noon) ? noon : from);
  }

  private static long latest(Taken one, Standing visit) {
    Instant told = visit.arrivalTo() == null ? one.startsAt() : visit.arrivalTo();
    return Math.max(one.startsAt().getEpochSecond(), told.getEpochSecond());
  }

  private static Standing visit(Taken one) {
    return Objects.requireNonNull(one.visit());
  }

  private static Stretch stretch(OpenRange range) {
    return new Stretch(ceil(range.from()), range.to().getEpochSecond());
  }

  private static long ceil(Instant moment) {
    return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
  }
}
