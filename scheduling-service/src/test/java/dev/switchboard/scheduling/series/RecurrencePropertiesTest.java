package dev.switchboard.scheduling.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Beside the library a calendar is read day by day: rule and wall clock must agree with it. */
class RecurrencePropertiesTest {
  private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 1200;
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Argentina/Buenos_Aires"),
          ZoneId.of("Europe/London"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Australia/Lord_Howe"));

  @Property(tries = 300)
  void everySoManyDays(
      @ForAll @IntRange(max = 365) int offset,
      @ForAll @IntRange(min = 1, max = 40) int interval,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @IntRange(max = 4) int zone) {
    LocalDate first = BEGIN.plusDays(offset);
    agrees(
        "FREQ=DAILY;INTERVAL=" + interval,
        first,
        LocalTime.of(hour, 30),
        ZONES.get(zone),
        day -> ChronoUnit.DAYS.between(first, day) % interval == 0);
  }

  @Property(tries = 300)
  void everySoManyWeeksOnTheseDays(
      @ForAll @IntRange(max = 365) int offset,
      @ForAll @IntRange(min = 1, max = 6) int interval,
      @ForAll @Size(max = 4) Set<DayOfWeek> others,
      @ForAll @IntRange(max = 4) int zone) {
    LocalDate first = BEGIN.plusDays(offset);
    EnumSet<DayOfWeek> days = EnumSet.of(first.getDayOfWeek());
    days.addAll(others);
    LocalDate monday = first.with(DayOfWeek.MONDAY);
    agrees(
        "FREQ=WEEKLY;INTERVAL=%d;WKST=MO;BYDAY=%s".formatted(interval, named(days)),
        first,
        LocalTime.of(2, 30),
        ZONES.get(zone),
        day ->
            days.contains(day.getDayOfWeek())
                && ChronoUnit.WEEKS.between(monday, day.with(DayOfWeek.MONDAY)) % interval == 0);
  }

  @Property(tries = 300)
  void onThatWeekdayOfTheMonth(
      @ForAll @IntRange(max = 365) int offset,
      @ForAll @IntRange(min = 1, max = 5) int interval,
      @ForAll @IntRange(max = 4) int zone) {
    LocalDate first = BEGIN.plusDays(offset);
    int nth = (first.getDayOfMonth() - 1) / 7 + 1;
    agrees(
        "FREQ=MONTHLY;INTERVAL=%d;BYDAY=%d%s"
            .formatted(interval, nth, named(EnumSet.of(first.getDayOfWeek()))),
        first,
        LocalTime.of(1, 30),
        ZONES.get(zone),
        day ->
            day.getDayOfWeek() == first.getDayOfWeek()
                && (day.getDayOfMonth() - 1) / 7 + 1 == nth
                && months(first, day) % interval == 0);
  }

  /** A month that has no such day has no date. */
  @Property(tries = 300)
  void onThatDayOfTheMonth(
      @ForAll @IntRange(max = 365) int offset,
      @ForAll @IntRange(min = 1, max = 5) int interval,
      @ForAll @IntRange(max = 4) int zone) {
    LocalDate first = BEGIN.plusDays(offset);
    agrees(
        "FREQ=MONTHLY;INTERVAL=" + interval,
        first,
        LocalTime.of(9, 0),
        ZONES.get(zone),
        day -> day.getDayOfMonth() == first.getDayOfMonth() && months(first, day) % interval == 0);
  }

  private static void agrees(
      String rule, LocalDate first, LocalTime time, ZoneId zone, Predicate<LocalDate> isDate) {
    Recurrence recurrence = Recurrence.of(rule, LocalDateTime.of(first, time), zone);
    LocalDate last = first.plusDays(DAYS);
    List<LocalDate> expected = first.datesUntil(last.plusDays(1)).filter(isDate).toList();

    assertThat(recurrence.dates(null, last, Integer.MAX_VALUE))
        .describedAs("%s from %s", rule, first)
        .isEqualTo(expected);
    assertThat(recurrence.dates(first.plusDays(100), last, 3))
        .isEqualTo(
            expected.stream().filter(day -> day.isAfter(first.plusDays(100))).limit(3).toList());
    for (LocalDate day : expected) {
      ZonedDateTime shown = recurrence.startOn(day).atZone(zone);
      boolean skipped = zone.getRules().getValidOffsets(day.atTime(time)).isEmpty();
      assertThat(shown.toLocalDate()).isEqualTo(day);
      assertThat(shown.toLocalTime().equals(time)).isEqualTo(!skipped);
    }
  }

  private static long months(LocalDate first, LocalDate day) {
    return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
  }

  private static String named(Set<DayOfWeek> days) {
    return days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
  }
}
