package dev.switchboard.scheduling.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.SchedulingError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
  private static final LocalDate FAR = LocalDate.of(2100, 1, 1);
  private static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");
  private static final LocalDateTime SECOND_TUESDAY = LocalDateTime.parse("2026-12-08T10:00");

  @Test
  void everySecondTuesdaySixTimes() {
    assertThat(dates("FREQ=MONTHLY;BYDAY=2TU;COUNT=6", SECOND_TUESDAY))
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-12-08", "2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11");
  }

  /** What the clock shows stays over a change of it, in spring and in autumn. */
  @ParameterizedTest
  @CsvSource({
    "America/Argentina/Buenos_Aires, 2026-03-01T10:00, 13:00, 13:00, 13:00",
    "Europe/London, 2026-03-25T10:00, 10:00, 09:00, 09:00",
    "Europe/London, 2026-10-21T10:00, 09:00, 10:00, 10:00",
    "America/New_York, 2026-03-04T10:00, 15:00, 14:00, 14:00",
    "America/New_York, 2026-10-28T10:00, 14:00, 15:00, 15:00",
    "Australia/Lord_Howe, 2026-04-01T10:00, 23:00, 23:30, 23:30",
  })
  void theWallsHourStays(String zone, LocalDateTime first, String one, String two, String three) {
    Recurrence weekly = Recurrence.of("FREQ=WEEKLY;COUNT=3", first, ZoneId.of(zone));

    assertThat(weekly.dates(null, FAR, 9).stream().map(weekly::startOn).map(RecurrenceTest::time))
        .containsExactly(one, two, three);
  }

  @Test
  void anHourThatIsSkippedIsAsMuchLaterAndOneThatComesTwiceIsTheFirst() {
    Recurrence london =
        Recurrence.of(
            "FREQ=DAILY", LocalDateTime.parse("2026-03-28T01:30"), ZoneId.of("Europe/London"));
    assertThat(london.startOn(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:30:00Z");

    Recurrence newYork =
        Recurrence.of(
            "FREQ=DAILY", LocalDateTime.parse("2026-10-31T01:30"), ZoneId.of("America/New_York"));
    assertThat(newYork.startOn(LocalDate.of(2026, 11, 1))).isEqualTo("2026-11-01T05:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "20261222, 3",
    "20261222T100000, 3",
    "20261222T095959, 2",
    "20261222T130000Z, 3",
    "20261222T125959Z, 2",
    "20261207, 0"
  })
  void anEndIsReadOnTheWallWhateverItsKind(String until, int dates) {
    assertThat(dates("FREQ=WEEKLY;UNTIL=" + until, SECOND_TUESDAY)).hasSize(dates);
  }

  @Test
  void aCountCountsWhatIsLeft() {
    Recurrence six = Recurrence.of("FREQ=MONTHLY;BYDAY=2TU;COUNT=6", SECOND_TUESDAY, BUENOS_AIRES);

    String rest = six.from(LocalDate.of(2027, 3, 9));

    assertThat(dates(rest, LocalDateTime.parse("2027-03-09T10:00")))
        .extracting(LocalDate::toString)
        .containsExactly("2027-03-09", "2027-04-13", "2027-05-11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weekly",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1001",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;BYSECOND=1",
        "FREQ=MONTHLY;BYSETPOS=9",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "FREQ=WEEKLY;BYDAY=53TU",
        "FREQ=WEEKLY;UNTIL=tomorrow",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;X-MINE=1",
        "RRULE:FREQ=WEEKLY",
        "RSCALE=CHINESE;FREQ=YEARLY",
        "FREQ=WEEKLY\nDTSTART:20260101",
        "BYDAY=TU",
      })
  void whatIsNoRuleForVisitsIsRefusedWithTheField(String rule) {
    assertThatThrownBy(() -> Recurrence.of(rule, SECOND_TUESDAY, BUENOS_AIRES))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(SchedulingError.NOT_BOOKABLE);
              assertThat(refused.violations().getFirst().field()).isEqualTo("rrule");
            });
  }

  /** Rules without dates, and with ever fewer of them: whatever they say, they are soon told. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=YEARLY;INTERVAL=1000;BYYEARDAY=366",
        "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=DAILY;INTERVAL=1000",
        "FREQ=DAILY",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366,366,1,2,3,4,5,6,7,8,9,10",
      })
  void everyRuleIsToldInBoundedTime(String rule) {
    long begun = System.nanoTime();

    assertThat(dates(rule, SECOND_TUESDAY).size()).isLessThanOrEqualTo(40_000);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  private static List<LocalDate> dates(String rule, LocalDateTime first) {
    return Recurrence.of(rule, first, BUENOS_AIRES).dates(null, FAR, Integer.MAX_VALUE);
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 16);
  }
}
