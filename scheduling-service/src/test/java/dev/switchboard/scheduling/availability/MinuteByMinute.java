package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SpecialDay;
import dev.switchboard.scheduling.settings.WeeklyHours;
import dev.switchboard.scheduling.travel.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots by looking at every minute and at the clock on the wall; knows nothing of zones'
 * rules.
 */
final class MinuteByMinute {
  private final PlanCase given;
  private final Plan plan;
  private final Map<LocalDateTime, Instant> reached = new HashMap<>();

  MinuteByMinute(PlanCase given) {
    this.given = given;
    this.plan = given.plan();
  }

  List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    Instant from = given.wish().from().truncatedTo(ChronoUnit.MINUTES);
    for (Instant minute = from; minute.isBefore(given.wish().to()); minute = next(minute)) {
      if (!minute.isBefore(given.wish().from()) && isOffered(minute)) {
        starts.add(minute);
      }
    }
    return starts;
  }

  boolean suits(PlannedTechnician technician, Instant start) {
    Instant end = plan.endOf(start, given.wish().emergency());
    LocalDate day = wall(start).toLocalDate();
    boolean skilled =
        plan.service().requiredSkill() == null
            || technician.skills().contains(plan.service().requiredSkill());
    boolean asked =
        given.wish().technicianId() == null
            || Objects.equals(given.wish().technicianId(), technician.id());
    boolean works =
        technician.weeklyHours() == null || isInside(technician.weeklyHours(), day, start, end);
    return skilled
        && asked
        && works
        && technician.daysOff().stream()
            .noneMatch(off -> off.from().datesUntil(off.to().plusDays(1)).anyMatch(day::equals))
        && isFree(technician, start, end)
        && isInTime(technician, start, end);
  }

  private boolean isOffered(Instant start) {
    LocalDateTime shown = wall(start);
    LocalDate day = shown.toLocalDate();
    boolean inTime =
        !start.isBefore(given.now().plus(Duration.ofMinutes(plan.settings().leadMinutes())))
            && !day.isAfter(
                wall(given.now()).toLocalDate().plusDays(plan.settings().horizonDays()));
    return inTime
        && isAskedFor(shown)
        && isOnTheGrid(start, shown)
        && isFirstTime(start)
        && hasRoom(start, day)
        && plan.technicians().stream().anyMatch(technician -> suits(technician, start));
  }

  private boolean isAskedFor(LocalDateTime shown) {
    SlotWish.Times times = given.wish().times();
    LocalTime time = shown.toLocalTime();
    return (times.weekdays().isEmpty() || times.weekdays().contains(shown.getDayOfWeek()))
        && (times.dayPart() == null || times.dayPart() == DayPart.of(time))
        && (times.earliest() == null || times.earliest().compareTo(time) <= 0)
        && (times.latest() == null || times.latest().compareTo(time) >= 0);
  }

  private boolean hasRoom(Instant start, LocalDate day) {
    boolean emergency = given.wish().emergency();
    long jobs = given.taken().stream().filter(one -> one.day().equals(day)).count();
    Integer most = plan.settings().maxJobsPerDay();
    boolean reserved =
        plan.settings().reserveMorningsForEmergencies()
            && !emergency
            && wall(start).toLocalTime().isBefore(LocalTime.NOON);
    return !reserved
        && (most == null || jobs < most + (emergency ? plan.settings().emergencyAllowance() : 0));
  }

  private boolean isOnTheGrid(Instant start, LocalDateTime shown) {
    Instant end = plan.endOf(start, given.wish().emergency());
    return open(shown.toLocalDate()).stream()
        .filter(interval -> !shown.toLocalTime().isBefore(interval.opens()))
        .filter(
            interval ->
                ChronoUnit.MINUTES.between(interval.opens(), shown.toLocalTime())
                        % plan.settings().slotMinutes()
                    == 0)
        .anyMatch(interval -> isInside(interval, shown.toLocalDate(), start, end));
  }

  /** A special day's hours, or none on a closed day or holiday, or the week's. */
  private List<OpenInterval> open(LocalDate day) {
    Settings settings = plan.settings();
    List<SpecialDay> special =
        settings.specialDays().stream().filter(one -> one.date().equals(day)).toList();
    if (!special.isEmpty()) {
      return special.getFirst().intervals();
    }
    boolean holiday =
        settings.holidays().observed() && plan.hours().holidays().nameOf(day).isPresent();
    boolean closed =
        settings.closedDays().contains(day)
            || holiday && !settings.holidays().worked().contains(day);
    return closed ? List.of() : settings.weeklyHours().on(day.getDayOfWeek());
  }

  /** Of a technician's jobs the nearest before and after count, and home when there is none. */
  private boolean isInTime(PlannedTechnician technician, Instant start, Instant end) {
    Location place = given.place();
    if (place == null) {
      return true;
    }
    Occupied before = null;
    Occupied after = null;
    for (Occupied job : given.taken()) {
      if (job.technicianId().equals(technician.id())) {
        boolean earlier = job.startsAt().isBefore(start);
        if (earlier && (before == null || job.startsAt().isAfter(before.startsAt()))) {
          before = job;
        }
        if (!earlier && (after == null || job.startsAt().isBefore(after.startsAt()))) {
          after = job;
        }
      }
    }
    return comesInTime(place, technician, before, start)
        && (after == null
            || after.stop() == null
            || !end.plus(PlanCase.TRAVEL.between(place, after.stop().place()))
                .isAfter(after.startsAt()));
  }

  private boolean comesInTime(
      Location place, PlannedTechnician technician, @Nullable Occupied before, Instant start) {
    Instant setsOut = technician.home() == null ? null : setsOut(technician, start);
    boolean fromHome =
        setsOut == null
            || (before != null && !before.startsAt().isBefore(setsOut))
            || !setsOut.plus(PlanCase.TRAVEL.between(technician.home(), place)).isAfter(start);
    return fromHome
        && (before == null
            || before.stop() == null
            || !before
                .stop()
                .leavesAt()
                .plus(PlanCase.TRAVEL.between(before.stop().place(), place))
                .isAfter(start));
  }

  /** The first minute of that date's hours, unless the one before it was one of the night's. */
  private @Nullable Instant setsOut(PlannedTechnician technician, Instant start) {
    LocalDate day = wall(start).toLocalDate();
    Instant business = firstMinute(day, this::open);
    WeeklyHours own = technician.weeklyHours();
    if (own == null) {
      return business;
    }
    Instant his = firstMinute(day, date -> own.on(date.getDayOfWeek()));
    return business != null && his != null && business.isAfter(his) ? business : his;
  }

  private @Nullable Instant firstMinute(
      LocalDate day, Function<LocalDate, List<OpenInterval>> hours) {
    for (OpenInterval interval : hours.apply(day)) {
      Instant opens = reaches(LocalDateTime.of(day, interval.opens()));
      if (isInside(interval, day, opens, next(opens))) {
        boolean nightBefore =
            hours.apply(day.minusDays(1)).stream()
                .anyMatch(one -> isInside(one, day.minusDays(1), opens.minusSeconds(60), opens));
        return nightBefore ? null : opens;
      }
    }
    return null;
  }

  private boolean isInside(WeeklyHours hours, LocalDate day, Instant start, Instant end) {
    return hours.on(day.getDayOfWeek()).stream()
        .anyMatch(interval -> isInside(interval, day, start, end));
  }

  private boolean isInside(OpenInterval interval, LocalDate day, Instant start, Instant end) {
    LocalDate closingDay = interval.closes().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    return !start.isBefore(reaches(LocalDateTime.of(day, interval.opens())))
        && !end.isAfter(reaches(LocalDateTime.of(closingDay, interval.closes())));
  }

  /** The first minute at which the wall shows this or more. */
  private Instant reaches(LocalDateTime time) {
    return reached.computeIfAbsent(
        time,
        wanted -> {
          Instant minute = wanted.toInstant(java.time.ZoneOffset.UTC).minus(Duration.ofHours(20));
          while (wall(minute).isBefore(wanted)) {
            minute = next(minute);
          }
          return minute;
        });
  }

  private boolean isFirstTime(Instant start) {
    LocalDateTime shown = wall(start);
    for (int back = 1; back <= 180; back++) {
      if (wall(start.minus(Duration.ofMinutes(back))).equals(shown)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFree(PlannedTechnician technician, Instant start, Instant end) {
    Instant until = end.plus(Duration.ofMinutes(plan.settings().travelBufferMinutes()));
    return given.taken().stream()
            .filter(one -> one.technicianId().equals(technician.id()))
            .noneMatch(one -> one.startsAt().isBefore(until) && one.blockedUntil().isAfter(start))
        && given.busy().stream()
            .filter(one -> one.technicianId() == null || one.technicianId().equals(technician.id()))
            .noneMatch(
                one ->
                    one.from().isBefore(until)
                        && one.to()
                            .plus(Duration.ofMinutes(plan.settings().travelBufferMinutes()))
                            .isAfter(start));
  }

  private LocalDateTime wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, plan.zone());
  }

  private static Instant next(Instant minute) {
    return minute.plus(Duration.ofMinutes(1));
  }
}
