package dev.switchboard.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScheduleTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

  /** With clocks put forward at midnight (Cairo, Beirut, São Paulo), by half an hour, and none. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/Argentina/Buenos_Aires",
            "Europe/London",
            "Africa/Cairo",
            "Asia/Beirut",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/Havana")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 5_000).map(FIRST::plusDays);
  }

  @Property
  void everyDayLiesInThePeriodItIsGiven(
      @ForAll("days") LocalDate anchor,
      @ForAll @IntRange(max = 3_000) int later,
      @ForAll("zones") ZoneId zone) {
    LocalDate day = anchor.plusDays(later);
    Optional<BillingPeriod> period = new Schedule(anchor, zone).periodOf(day);
    assertThat(period).hasValueSatisfying(found -> assertThat(found.contains(day)).isTrue());
  }

  @Property
  void eachPeriodBeginsAtTheInstantTheOneBeforeEnds(
      @ForAll("days") LocalDate anchor,
      @ForAll @IntRange(max = 60) int number,
      @ForAll("zones") ZoneId zone) {
    Schedule schedule = new Schedule(anchor, zone);
    BillingPeriod period = schedule.period(number);
    assertThat(schedule.period(number + 1).startsAt()).isEqualTo(period.endsAt());
    assertThat(period.startsAt()).isBefore(period.endsAt());
    assertThat(schedule.periodOf(period.endDay()).orElseThrow().number()).isEqualTo(number + 1);
    assertThat(schedule.periodOf(period.endDay().minusDays(1)).orElseThrow()).isEqualTo(period);
  }

  /** The sums of usage are kept by quarter: a day that began between two would share one. */
  @Property
  void everyDayOfEveryZoneBeginsOnAQuarterOfAnHour(@ForAll("days") LocalDate day) {
    for (String zone : ZoneId.getAvailableZoneIds()) {
      assertThat(day.atStartOfDay(ZoneId.of(zone)).toEpochSecond() % 900).as(zone).isZero();
    }
  }

  @Example
  void aPeriodOverTheClockChangeIsAnHourShorterOrLonger() {
    Schedule bristol = new Schedule(LocalDate.of(2026, 3, 10), ZoneId.of("Europe/London"));
    assertThat(hours(bristol.period(0))).isEqualTo(31 * 24 - 1);
    assertThat(hours(bristol.period(7))).isEqualTo(31 * 24 + 1);
  }

  @Example
  void anAnchorOnThe31stComesBackToItAfterAShorterMonth() {
    Schedule schedule = new Schedule(LocalDate.of(2026, 1, 31), ZoneId.of("Europe/London"));
    assertThat(schedule.period(1).firstDay()).isEqualTo("2026-02-28");
    assertThat(schedule.period(2).firstDay()).isEqualTo("2026-03-31");
    assertThat(schedule.periodOf(LocalDate.of(2026, 2, 28)).orElseThrow().number()).isEqualTo(1);
  }

  @Example
  void beforeTheAnchorThereIsNoPeriod() {
    Schedule schedule = new Schedule(LocalDate.of(2026, 1, 31), ZoneId.of("Europe/London"));
    assertThat(schedule.periodOf(LocalDate.of(2026, 1, 30))).isEmpty();
  }

  private static long hours(BillingPeriod period) {
    return Duration.between(period.startsAt(), period.endsAt()).toHours();
  }
}
