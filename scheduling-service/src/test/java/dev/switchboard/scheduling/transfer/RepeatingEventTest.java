package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static List<String> ids(SourceFile file) {
    return file.rows().stream().map(row -> row.text(Field.EXTERNAL_ID).orElseThrow()).toList();
  }
}
