package dev.switchboard.scheduling.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.availability.WorkingTimes;
import dev.switchboard.scheduling.conflict.Schedule;
import dev.switchboard.scheduling.dispatch.DayRepository.Standing;
import dev.switchboard.scheduling.dispatch.DayRepository.Taken;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.ObservedHolidays;
import dev.switchboard.scheduling.settings.OpenInterval;
import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SpecialDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayReadingTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final Instant SIX = Instant.parse("2026-11-25T06:00:00Z");
  private static final UUID ANA = Ids.next();

  @ParameterizedTest
  @CsvSource({"2027-03-28,5", "2026-10-25,7", "2026-11-25,6"})
  void theDayTheClockChangesIsAsLongAsItIs(LocalDate date, int hours) {
    Day day = reading(date, List.of(), Instant.EPOCH, null, false).day(RandomDay.TRAVEL);

    assertThat(day.technicians().getFirst().hours())
        .hasSize(1)
        .allMatch(open -> open.to() - open.from() == Duration.ofHours(hours).toSeconds());
  }

  @Test
  void aHoldAndAVisitThatIsOverAreInTheWayAndNotPlanned() {
    Taken over = taken("02:00", visit(AppointmentStatus.COMPLETED, null, null));
    Taken hold = taken("03:00", null);
    Taken planned = taken("04:00", visit(AppointmentStatus.CONFIRMED, null, null));

    Day day =
        reading(WEDNESDAY, List.of(over, hold, planned), Instant.EPOCH, null, false)
            .day(RandomDay.TRAVEL);

    assertThat(day.visits()).extracting(DayVisit::id).containsExactly(planned.id());
    assertThat(day.technicians().getFirst().taken()).hasSize(2);
  }

  @Test
  void whatHasBegunIsLockedAndAWindowBeginsNow() {
    Instant now = Instant.parse("2026-11-25T02:30:00Z");
    Taken begun = taken("02:00", visit(AppointmentStatus.SCHEDULED, "01:00", "05:00"));
    Taken movable = taken("04:00", visit(AppointmentStatus.SCHEDULED, "01:00", "05:00"));

    Day day = reading(WEDNESDAY, List.of(begun, movable), now, null, false).day(RandomDay.TRAVEL);

    assertThat(day.visits().getFirst().locked()).isTrue();
    assertThat(day.visits().getFirst().isFixed()).isTrue();
    assertThat(day.visits().getLast().earliest()).isEqualTo(now.getEpochSecond());
    assertThat(day.visits().getLast().latest())
        .isEqualTo(Instant.parse("2026-11-25T05:00:00Z").getEpochSecond());
  }

  @Test
  void nothingMovesIntoAMorningThatIsKeptButAnEmergency() {
    Taken afternoon = taken("15:00", visit(AppointmentStatus.SCHEDULED, "08:00", "16:00"));
    Taken emergency = taken("15:00", emergency("08:00", "16:00"));

    assertThat(earliest(afternoon)).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    assertThat(earliest(emergency)).isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
  }

  @Test
  void theUrgentMayBeginFromNowUntilWhatWasTold() {
    Taken urgent = taken("15:00", visit(AppointmentStatus.SCHEDULED, null, null));
    Day day = reading(WEDNESDAY, List.of(urgent), SIX, urgent.id(), false).day(RandomDay.TRAVEL);

    assertThat(day.visits().getFirst().urgent()).isTrue();
    assertThat(day.visits().getFirst().earliest()).isEqualTo(SIX.getEpochSecond());
    assertThat(day.visits().getFirst().latest())
        .isEqualTo(Instant.parse("2026-11-25T15:00:00Z").getEpochSecond());
    assertThat(reading(WEDNESDAY, List.of(), SIX, urgent.id(), false).hasUrgent()).isFalse();
  }

  private static Instant earliest(Taken one) {
    DayVisit visit =
        reading(WEDNESDAY, List.of(one), Instant.EPOCH, null, true)
            .day(RandomDay.TRAVEL)
            .visits()
            .getFirst();
    return Instant.ofEpochSecond(visit.earliest());
  }

  private static DayReading reading(
      LocalDate date, List<Taken> taken, Instant now, @Nullable UUID urgent, boolean reserve) {
    Settings settings =
        new Settings(
            Settings.usual().weeklyHours(),
            List.of(),
            List.of(
                new SpecialDay(
                    date,
                    "Night",
                    List.of(new OpenInterval(LocalTime.MIDNIGHT, LocalTime.of(6, 0))))),
            ObservedHolidays.NONE,
            30,
            60,
            60,
            null,
            1,
            0,
            reserve,
            List.of(24),
            24,
            5,
            null,
            60);
    Schedule schedule =
        new Schedule(
            new WorkingTimes(LONDON, new OpeningHours(settings, HolidayCalendar.NONE)),
            List.of(new PlannedTechnician(ANA, "Ana", Set.of(), null, List.of(), false, null)),
            Map.of());
    return new DayReading(schedule, date, Set.of(), urgent, taken, now);
  }

  private static Taken taken(String time, @Nullable Standing visit) {
    Instant start = at(time);
    Instant end = start.plusSeconds(3600);
    return new Taken(Ids.next(), ANA, "Ana", start, end, end, visit);
  }

  private static Standing visit(
      AppointmentStatus status, @Nullable String from, @Nullable String to) {
    return standing(status, false, from, to);
  }

  private static Standing emergency(String from, String to) {
    return standing(AppointmentStatus.SCHEDULED, true, from, to);
  }

  private static Standing standing(
      AppointmentStatus status, boolean emergency, @Nullable String from, @Nullable String to) {
    return new Standing(
        1,
        status,
        "isp_repair",
        emergency,
        false,
        from == null ? null : at(from),
        to == null ? null : at(to),
        null);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-25T" + time + ":00Z");
  }
}
