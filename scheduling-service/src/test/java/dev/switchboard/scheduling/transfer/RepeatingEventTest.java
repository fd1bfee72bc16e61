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

/** Read on Tuesday 24 November 2026. */
class RepeatingEventTest {
  private static final String WEEKLY =
      """
      UID:w
      DTSTART;TZID=Europe/London:20261202T100000
      DTEND;TZID=Europe/London:20261202T113000
      RRULE:FREQ=WEEKLY;COUNT=4
      """;

  @Test
  void eachTimeIsAVisitNamedByTheTimeOfTheRule() {
    SourceFile file = CalendarText.read(CalendarText.event(WEEKLY));

    assertThat(ids(file))
        .containsExactly(
            "w/20261202T100000", "w/20261209T100000", "w/20261216T100000", "w/20261223T100000");
    assertThat(file.rows().getLast().texts())
        .containsEntry(Field.STARTS_AT, "2026-12-23T10:00:00")
        .containsEntry(Field.TIME_ZONE, "Europe/London")
        .containsEntry(Field.DURATION_MINUTES, "90")
        .doesNotContainKey(Field.ENDS_AT);
    assertThat(file.rows()).allSatisfy(row -> assertThat(row.number()).isEqualTo(1));
    assertThat(file.repeated()).containsExactly(new Repeated(1, "w", 4, null, 0));
  }

  /** Taken away, added with a length of its own, moved, cancelled; in whatever form it is said. */
  @Test
  void exceptionsAreNoVisitsAndWhatIsMovedKeepsItsName() {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(
                    WEEKLY
                        + """
                        EXDATE:20261209T100000Z,20300101T000000Z
                        RDATE;VALUE=PERIOD;TZID=Europe/London:20261210T090000/PT2H,20261211T090000/20261211T091500
                        """)
                + CalendarText.event(
                    """
                    UID:w
                    RECURRENCE-ID;TZID=America/New_York:20261216T050000
                    DTSTART;TZID=Europe/London:20261217T150000
                    """)
                + CalendarText.event(
                    """
                    UID:w
                    RECURRENCE-ID;VALUE=DATE:20261223
                    DTSTART;TZID=Europe/London:20261223T100000
                    STATUS:CANCELLED
                    """));

    assertThat(
            file.rows().stream()
                .map(
                    row ->
                        String.join(
                            " ",
                            row.text(Field.EXTERNAL_ID).orElseThrow(),
                            row.text(Field.STARTS_AT).orElseThrow(),
                            row.text(Field.DURATION_MINUTES).orElse("-"),
                            row.text(Field.STATUS).orElse("-"))))
        .containsExactly(
            "w/20261202T100000 2026-12-02T10:00:00 90 -",
            "w/20261210T090000 2026-12-10T09:00:00 120 -",
            "w/20261211T090000 2026-12-11T09:00:00 15 -",
            "w/20261216T100000 2026-12-17T15:00:00 - -",
            "w/20261223T100000 2026-12-23T10:00:00 - CANCELLED");
    assertThat(file.repeated()).containsExactly(new Repeated(1, "w", 3, null, 0));
  }

  @Test
  void whatIsTakenOutOfARuleAndYetThereIsAVisitOfItsOwn() {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(
                    """
                    UID:w
                    RECURRENCE-ID;TZID=Europe/London:20261207T100000
                    DTSTART;TZID=Europe/London:20261207T120000
                    """)
                + CalendarText.event(WEEKLY));

    assertThat(ids(file)).contains("w/20261207T100000").hasSize(5);
    assertThat(file.rows().getFirst().number()).isEqualTo(1);
    assertThat(
            ids(
                CalendarText.read(
                    CalendarText.event(
                        "UID:o\nRECURRENCE-ID:20261207T100000\nDTSTART:20261207T100000\n"))))
        .containsExactly("o/20261207T100000");
  }

  /** The wall's hour stays; an hour that is skipped is later, one that comes twice the first. */
  @ParameterizedTest
  @CsvSource({
    "America/Argentina/Buenos_Aires, 20260301T100000, 13:00, 13:00, 13:00",
    "Europe/London, 20260328T013000, 01:30, 01:30, 00:30",
    "Europe/London, 20261024T013000, 00:30, 00:30, 01:30",
    "Australia/Lord_Howe, 20260404T020000, 15:00, 15:30, 15:30",
    "Australia/Lord_Howe, 20260404T013000, 14:30, 14:30, 15:00",
    "Australia/Lord_Howe, 20261003T020000, 15:30, 15:30, 15:00",
  })
  void theHourIsTheWallsOverChangesOfTheClock(
      String zone, String first, String one, String two, String three) {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(
                "UID:d\nDTSTART;TZID=%s:%s\nRRULE:FREQ=DAILY;COUNT=3\n".formatted(zone, first)));

    assertThat(
            file.rows().stream()
                .map(
                    row ->
                        Texts.time(
                            row.text(Field.STARTS_AT).orElseThrow(),
                            Zones.named(row.text(Field.TIME_ZONE).orElseThrow()).orElseThrow()))
                .map(start -> start.orElseThrow().toString().substring(11, 16)))
        .containsExactly(one, two, three);
  }

  @Test
  void anExceptionInUtcIsFoundAlsoWhenTheClockSkipsItsHour() {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(
                """
                UID:d
                DTSTART;TZID=Europe/London:20260328T013000
                RRULE:FREQ=DAILY;COUNT=3
                EXDATE:20260329T013000Z
                """));

    assertThat(ids(file)).containsExactly("d/20260328T013000", "d/20260330T013000");
  }

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

  @Test
  void whoeverChangesAllThatFollowsIsNotGuessedAt() {
    SourceFile file =
        CalendarText.read(
            CalendarText.event(WEEKLY)
                + CalendarText.event(
                    """
                    UID:w
                    RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261216T100000
                    DTSTART;TZID=Europe/London:20261217T150000
                    """));

    assertThat(file.rows()).isEmpty();
    assertThat(file.skipped())
        .extracting(one -> one.problems().getFirst().field())
        .containsExactly("RECURRENCE-ID", "RECURRENCE-ID");
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

  private static List<String> ids(SourceFile file) {
    return file.rows().stream().map(row -> row.text(Field.EXTERNAL_ID).orElseThrow()).toList();
  }
}
