package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.availability.Occupied.Stop;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.ObservedHolidays;
import dev.switchboard.scheduling.settings.OpenInterval;
import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SpecialDay;
import dev.switchboard.scheduling.settings.WeeklyHours;
import dev.switchboard.scheduling.technician.DayOff;
import dev.switchboard.scheduling.testing.Zones;
import dev.switchboard.scheduling.travel.CrowFlight;
import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business, its technicians, what is taken and what is asked, all by chance.
 *
 * @param place the customer's; null: nobody knows
 */
public record PlanCase(
    Plan plan,
    SlotWish wish,
    List<Occupied> taken,
    List<Busy> busy,
    @Nullable Location place,
    Instant now) {
  public static final TravelTimes TRAVEL = new CrowFlight(35, 1.3);

  private static final List<String> EVERY_ZONE = Zones.ALL;

  private static final List<String> NOTED_ZONES =
      List.of(
          "America/Argentina/Buenos_Aires",
          "America/Santiago",
          "Europe/London",
          "America/New_York",
          "America/Havana",
          "America/Sao_Paulo",
          "America/Asuncion",
          "Australia/Lord_Howe",
          "America/St_Johns",
          "Asia/Kathmandu",
          "Africa/Casablanca");

  public static PlanCase of(long seed) {
    return new Dice(new Random(seed)).roll();
  }

  /** Somewhere, some time before a moment. */
  static PlanCase before(Instant moment, ZoneId zone, long seed) {
    return new Dice(new Random(seed)).roll(zone, moment);
  }

  /** From the day before a moment until the day after. */
  static PlanCase around(Instant moment, ZoneId zone, long seed) {
    Dice dice = new Dice(new Random(seed));
    LocalDate day = LocalDate.ofInstant(moment, zone);
    Instant from = day.minusDays(1).atStartOfDay(zone).toInstant();
    PlanCase given = dice.roll(zone, from);
    return new PlanCase(
        given.plan(),
        given.wish().between(from, day.plusDays(2).atStartOfDay(zone).toInstant()),
        given.taken(),
        given.busy(),
        given.place(),
        from.minus(Duration.ofMinutes(dice.random.nextInt(300))));
  }

  public Taken all() {
    return new Taken(taken, busy);
  }

  public Reach reach() {
    return Reach.of(place, TRAVEL);
  }

  public Occupancy occupancy() {
    return Occupancy.of(plan, all(), reach());
  }

  private record Dice(Random random) {
    PlanCase roll() {
      List<String> zones = random.nextBoolean() ? NOTED_ZONES : EVERY_ZONE;
      ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      return roll(zone, nearAChange(zone));
    }

    PlanCase roll(ZoneId zone, Instant moment) {
      Instant now = moment.minus(Duration.ofMinutes(random.nextInt(2000)));
      LocalDate today = LocalDate.ofInstant(now, zone);
      List<PlannedTechnician> technicians = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        technicians.add(technician(today));
      }
      OfferedService service =
          new OfferedService(
              "isp_repair",
              "Repair",
              Duration.ofMinutes(30 + 15L * random.nextInt(8)),
              Duration.ofMinutes(60),
              null,
              random.nextInt(4) == 0 ? "fibre" : null);
      Plan plan =
          new Plan(
              1, zone, new OpeningHours(settings(today), holidays(today)), service, technicians);
      return new PlanCase(
          plan,
          wish(now, technicians),
          taken(plan, technicians, now),
          busy(technicians, now),
          random.nextBoolean() ? place() : null,
          now);
    }

    /** Half of the cases lie about a change of the clock. */
    private Instant nearAChange(ZoneId zone) {
      Instant any =
          Instant.parse("1998-01-01T00:00:00Z")
              .plus(Duration.ofMinutes(random.nextInt(35 * 365 * 24 * 60)));
      ZoneOffsetTransition change = zone.getRules().nextTransition(any);
      return change == null || random.nextBoolean() ? any : change.getInstant();
    }

    private Settings settings(LocalDate today) {
      return new Settings(
          hours(),
          random.nextInt(3) == 0 ? List.of(today.plusDays(1)) : List.of(),
          random.nextInt(3) == 0 ? List.of(special(today)) : List.of(),
          new ObservedHolidays(
              random.nextInt(3) > 0,
              null,
              null,
              random.nextInt(3) == 0 ? List.of(today) : List.of()),
          List.of(15, 20, 30, 45, 60).get(random.nextInt(5)),
          random.nextInt(4) * 60,
          1 + random.nextInt(3),
          random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(3)),
          random.nextInt(2),
          random.nextInt(3) * 20,
          random.nextInt(3) == 0,
          List.of(24),
          24,
          5,
          null,
          60);
    }

    private SpecialDay special(LocalDate today) {
      return new SpecialDay(
          today.plusDays(random.nextInt(2) * 2L),
          "A day of its own",
          random.nextInt(3) == 0 ? List.of() : intervals());
    }

    private HolidayCalendar holidays(LocalDate today) {
      LocalDate holiday = today.plusDays(random.nextInt(3));
      return date -> date.equals(holiday) ? Optional.of("A holiday") : Optional.empty();
    }

    private WeeklyHours hours() {
      Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
      for (DayOfWeek day : DayOfWeek.values()) {
        if (random.nextInt(6) > 0) {
          days.put(day, intervals());
        }
      }
      return new WeeklyHours(days);
    }

    private List<OpenInterval> intervals() {
      int opens = random.nextInt(20) * 15;
      int pause = opens + 60 + random.nextInt(40) * 15;
      int again = Math.min(pause + random.nextInt(4) * 15, 1380);
      LocalTime end = random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(23, 30);
      return List.of(
          new OpenInterval(time(opens), time(pause)), new OpenInterval(time(again), end));
    }

    private static LocalTime time(int minutes) {
      return LocalTime.ofSecondOfDay(minutes * 60L);
    }

    private PlannedTechnician technician(LocalDate today) {
      List<DayOff> off =
          random.nextInt(4) == 0
              ? List.of(new DayOff(today, today.plusDays(random.nextInt(2)), null))
              : List.of();
      return new PlannedTechnician(
          Ids.next(),
          "Bruno",
          random.nextBoolean() ? Set.of("fibre") : Set.of(),
          random.nextBoolean() ? null : hours(),
          off,
          false,
          random.nextBoolean() ? place() : null);
    }

    private SlotWish wish(Instant now, List<PlannedTechnician> technicians) {
      Instant from = now.plus(Duration.ofMinutes(random.nextInt(1000) - 200L));
      UUID only =
          random.nextInt(4) == 0 ? technicians.get(random.nextInt(technicians.size())).id() : null;
      SlotWish.Times times =
          new SlotWish.Times(
              random.nextInt(3) == 0 ? DayPart.values()[random.nextInt(3)] : null,
              random.nextInt(4) == 0 ? LocalTime.of(9, 0) : null,
              random.nextInt(4) == 0 ? LocalTime.of(20, 0) : null,
              random.nextInt(6) == 0
                  ? Set.of(DayOfWeek.values()[random.nextInt(5)], DayOfWeek.SATURDAY)
                  : Set.of());
      return new SlotWish(
          from,
          from.plus(Duration.ofMinutes(random.nextInt(4000))),
          only,
          random.nextBoolean(),
          times,
          prefer(technicians));
    }

    private SlotWish.Preferences prefer(List<PlannedTechnician> technicians) {
      return new SlotWish.Preferences(
          random.nextInt(3) == 0 ? technicians.get(random.nextInt(technicians.size())).id() : null,
          random.nextInt(3) == 0 ? DayPart.values()[random.nextInt(3)] : null);
    }

    /** Some streets or an hour from the others. */
    private Location place() {
      return new Location(random.nextInt(12) * 0.02, random.nextInt(12) * 0.02);
    }

    private List<Busy> busy(List<PlannedTechnician> technicians, Instant now) {
      List<Busy> busy = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        Instant from = now.plus(Duration.ofMinutes(random.nextInt(4000)));
        busy.add(
            new Busy(
                random.nextInt(4) == 0
                    ? null
                    : technicians.get(random.nextInt(technicians.size())).id(),
                from,
                from.plus(Duration.ofMinutes(1 + random.nextInt(400)))));
      }
      return busy;
    }

    private List<Occupied> taken(Plan plan, List<PlannedTechnician> technicians, Instant now) {
      List<Occupied> taken = new ArrayList<>();
      for (PlannedTechnician technician : technicians) {
        Instant start = now.minus(Duration.ofHours(10));
        for (int i = random.nextInt(12); i > 0; i--) {
          start = start.plus(Duration.ofMinutes(random.nextInt(60) * 10L));
          Instant end = start.plus(Duration.ofMinutes(30 + random.nextInt(20) * 10L));
          taken.add(
              new Occupied(Ids.next(), technician.id(), plan.dateOf(start), start, end, stop(end)));
          start = end;
        }
      }
      return taken;
    }

    private @Nullable Stop stop(Instant end) {
      return random.nextInt(3) == 0
          ? null
          : new Stop(place(), end.minus(Duration.ofMinutes(random.nextInt(20))));
    }
  }
}
