package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.transfer.Problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What repeats in no way that visits do, or too often. Read on Tuesday 24 November 2026. */
class RepeatingEventLimitsTest {
  @Test
  void aRuleWithoutAnEndIsCutAYearAheadAndKeepsWhatIsToCome() {
    SourceFile file =
        CalendarText.read(CalendarText.event("UID:e\nDTSTART:20200101T100000\nRRULE:FREQ=DAILY\n"));

    assertThat(file.rows()).hasSize(Occurrences.MOST);
    assertThat(ids(file)).endsWith("e/20271125T100000");
    LocalDate first = LocalDate.of(2027, 11, 25).minusDays(999);
    assertThat(ids(file))
        .startsWith("e/" + first.format(DateTimeFormatter.BASIC_ISO_DATE) + "T100000");
    Repeated told = file.repeated().getFirst();
    assertThat(told.cutAfter()).isEqualTo("2027-11-25");
    assertThat(told.olderLeftOut()).isEqualTo(2_886 - 1_000);
  }

  @Test
  void tenThousandExceptionsAreTakenAwayAndAsManyDatesAreTooMany() {
    String days =
        IntStream.range(0, 10_000)
            .mapToObj(i -> LocalDateTime.parse("2026-12-02T10:00").plusDays(i))
            .map(day -> day.format(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss")))
            .collect(Collectors.joining("\nEXDATE:", "EXDATE:", "\n"));
    String daily = "UID:x\nDTSTART:20261202T100000\nRRULE:FREQ=DAILY\n";
    Instant begun = Instant.now();

    assertThat(CalendarText.read(CalendarText.event(daily + days)).rows()).isEmpty();
    SourceFile many =
        CalendarText.read(
            CalendarText.event(
                daily
                    + IntStream.range(0, 30_000)
                        .mapToObj(
                            i ->
                                "RDATE:202612%02dT%02d%02d%02d"
                                    .formatted(3 + i % 20, i / 20 % 24, i / 480 % 60, i / 28_800))
                        .collect(Collectors.joining("\n", "", "\n"))));

    assertThat(many.skipped().getFirst().problems().getFirst().code()).isEqualTo(Code.TOO_MANY);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  /** The costliest of rules, as often as a file may have one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366",
      })
  void aFileFullOfRulesIsReadInBoundedTime(String rule) {
    String events =
        IntStream.range(0, 200)
            .mapToObj(i -> "UID:%d\nDTSTART:20000101T100000\nRRULE:%s\n".formatted(i, rule))
            .map(CalendarText::event)
            .collect(Collectors.joining());
    Instant begun = Instant.now();

    SourceFile file = CalendarText.read(events);

    assertThat(file.repeated()).hasSize(200);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void moreThanAFileTakesIsRefusedBeforeItIsWorkedOut() {
    String endless =
        IntStream.range(0, 30)
            .mapToObj(i -> "UID:%d\nDTSTART:20200101T100000\nRRULE:FREQ=DAILY\n".formatted(i))
            .map(CalendarText::event)
            .collect(Collectors.joining());
    assertThatThrownBy(() -> CalendarText.read(endless))
        .isInstanceOf(ApplicationException.class)
        .hasMessageContaining("20000 rows");
    String many =
        IntStream.rangeClosed(0, CalendarVisits.MOST_REPEATING)
            .mapToObj(i -> "UID:%d\nDTSTART:20261202T100000\nRDATE:20261203T100000\n".formatted(i))
            .map(CalendarText::event)
            .collect(Collectors.joining());
    assertThatThrownBy(() -> CalendarText.read(many))
        .isInstanceOf(ApplicationException.class)
        .hasMessageContaining("repeating events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RRULE:FREQ=SECONDLY|RRULE|NOT_A_RULE",
        "RRULE:FREQ=MINUTELY;COUNT=5|RRULE|NOT_A_RULE",
        "RRULE:FREQ=HOURLY|RRULE|NOT_A_RULE",
        "RRULE:FREQ=DAILY;COUNT=999999999|RRULE|NOT_A_RULE",
        "RRULE:FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=0,1;BYSECOND=0,1|RRULE|NOT_A_RULE",
        "RRULE:FREQ=WEEKLY;BYDAY=XX,99MO|RRULE|NOT_A_RULE",
        "RRULE:FREQ=WEEKLY;BYDAY=53TU|RRULE|NOT_A_RULE",
        "RRULE:|RRULE|NOT_A_RULE",
        "RRULE:FREQ=WEEKLY;UNTIL=tomorrow|RRULE|NOT_A_RULE",
        "RRULE:FREQ=DAILY;COUNT=2#RRULE:FREQ=WEEKLY;COUNT=2|RRULE|NOT_A_RULE",
        "RRULE:FREQ=DAILY;COUNT=2#EXRULE:FREQ=WEEKLY;COUNT=2|EXRULE|NOT_A_RULE",
        "RDATE:20261399T100000|RDATE|NOT_A_TIME",
        "RDATE;VALUE=DATE:20261225|RDATE|NOT_A_TIME",
        "RDATE;TZID=Mars/Base:20261225T100000|RDATE|NOT_A_TIME",
        "RDATE;VALUE=PERIOD:20261225T100000/PX|RDATE|NOT_A_TIME",
        "RRULE:FREQ=DAILY;COUNT=2#EXDATE:never|EXDATE|NOT_A_TIME",
        "RRULE:FREQ=DAILY;COUNT=2#DTEND:20261201T100000|endsAt|OUT_OF_RANGE",
        "RRULE:FREQ=DAILY;COUNT=2#DTEND:soon|endsAt|NOT_A_TIME",
      })
  void whatIsNoRuleForVisitsIsSaidOnceAndNothingOfItIsTaken(String lines, String field, Code code) {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(
                "UID:x\nDTSTART:20261202T100000\n" + lines.replace("#", "\n") + "\n"));

    assertThat(file.rows()).isEmpty();
    assertThat(file.repeated()).isEmpty();
    RowReport told = file.skipped().getFirst();
    assertThat(told.externalId()).isEqualTo("x");
    assertThat(told.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UID:x|startsAt|REQUIRED",
        "UID:x#DTSTART:2026T1|startsAt|NOT_A_TIME",
        "UID:x#DTSTART;TZID=Mars/Base:20261202T100000|timeZone|UNKNOWN_ZONE",
        "UID:x#DTSTART:19700101T000000Z|startsAt|OUT_OF_RANGE",
        "UID:x#DTSTART:99991231T235959|startsAt|OUT_OF_RANGE",
        "DTSTART:20261202T100000|externalId|REQUIRED",
      })
  void anEventWithoutATimeOrANameRepeatsNothing(String lines, String field, Code code) {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(lines.replace("#", "\n") + "\nRRULE:FREQ=DAILY;COUNT=9\n"));

    assertThat(file.skipped())
        .singleElement()
        .satisfies(
            one -> assertThat(one.problems()).containsExactly(new Problem(field, code, null)));
  }

  private static List<String> ids(SourceFile file) {
    return file.rows().stream().map(row -> row.text(Field.EXTERNAL_ID).orElseThrow()).toList();
  }
}
