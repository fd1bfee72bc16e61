package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.scheduling.testing.KnownPeople;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Visits out of a calendar. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportCalendarTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  @Test
  void aCalendarIsTakenWithTheServiceThatTheCallNames() {
    String calendar =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:a@example.com
        DTSTART:20261125T100000
        DTEND:20261125T110000
        SUMMARY:Ana Gómez
        CONTACT:011 15 2345-6789
        END:VEVENT
        BEGIN:VEVENT
        UID:b@example.com
        DTSTART;VALUE=DATE:20261126
        SUMMARY:Holiday
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");

    shop.asOwner()
        .contentType("text/calendar; charset=UTF-8")
        .body(calendar.getBytes(StandardCharsets.UTF_8))
        .post(Importing.IMPORT + "?serviceType=isp_installation")
        .then()
        .statusCode(200)
        .body("rows.outcome", equalTo(List.of("CREATED", "SKIPPED")))
        .body("rows[0].externalId", equalTo("a@example.com"))
        .body("rows[1].problems[0].code", equalTo("ALL_DAY"))
        .body("rows[1].appointmentId", nullValue());
    assertThat(KnownPeople.of(shop.tenant())).containsOnlyKeys("+5491123456789");
  }

  /** Past ones are history, as single rows are; a repeat names the same visits again. */
  @Test
  void aRepeatingEventIsItsVisitsAndAgainTheSame() {
    String events =
        weekly("w", "20261104T100000", "RRULE:FREQ=WEEKLY;COUNT=6\nEXDATE:20261209T100000\n")
            + one("w", "20261202T100000", "20261203T150000", "")
            + one("w", "20261125T100000", "20261125T100000", "STATUS:CANCELLED\n")
            + weekly("bad", "20261104T100000", "RRULE:FREQ=SECONDLY\n")
            + weekly("nobody", "20261104T120000", "RRULE:FREQ=DAILY\n").replace("CONTACT", "X-TEL");

    JsonPath tried = Importing.answered(files.calendar("dryRun=true", events));
    assertThat(shop.count("appointment")).isZero();
    JsonPath done = Importing.answered(files.calendar("", events));

    assertThat(done.getMap("counts")).isEqualTo(Map.of("CREATED", 5, "INVALID", 2));
    assertThat(done.getList("rows.outcome")).isEqualTo(tried.getList("rows.outcome"));
    assertThat(done.getList("rows.externalId", String.class))
        .isEqualTo(tried.getList("rows.externalId"))
        .containsExactly(
            "w/20261104T100000",
            "w/20261111T100000",
            "w/20261118T100000",
            "w/20261202T100000",
            "w/20261125T100000",
            "bad",
            "nobody/20261104T120000");
    assertThat(done.getString("rows[5].problems[0].code")).isEqualTo("NOT_A_RULE");
    assertThat(done.getString("rows[5].problems[0].detail")).contains("DAILY");
    assertThat(done.getList("repeating")).isEqualTo(tried.getList("repeating"));
    assertThat(done.getList("repeating.occurrences")).isEqualTo(List.of(3, 387));
    assertThat(done.getString("repeating[1].cutAfter")).isEqualTo("2027-11-25");
    assertThat(
            IntStream.range(0, 5)
                .mapToObj(row -> files.visit(done, row))
                .map(visit -> visit.getString("startsAt") + " " + visit.getString("status")))
        .containsExactly(
            "2026-11-04T13:00:00Z COMPLETED",
            "2026-11-11T13:00:00Z COMPLETED",
            "2026-11-18T13:00:00Z COMPLETED",
            "2026-12-03T18:00:00Z SCHEDULED",
            "2026-11-25T13:00:00Z CANCELLED");
    assertThat(shop.count("reservation")).isEqualTo(1);

    JsonPath again = Importing.answered(files.calendar("onChanged=APPLY", events));
    assertThat(again.getMap("counts")).isEqualTo(Map.of("UNCHANGED", 5, "INVALID", 2));
    assertThat(shop.count("appointment")).isEqualTo(5);
  }

  /** In three batches; the second cannot be looked up, and the repeat goes on. */
  @Test
  void aLongSeriesThatBreaksOffIsCompletedByARepeat() {
    String event = weekly("d", "20260601T100000", "RRULE:FREQ=DAILY;UNTIL=20270831T235959Z\n");
    KnownPeople.answersTimes(shop.tenant(), 1);

    files.calendar("", event).then().statusCode(503);
    assertThat(shop.count("appointment")).isEqualTo(200);
    KnownPeople.answersTimes(shop.tenant(), 9);

    JsonPath repeated = Importing.answered(files.calendar("", event));
    assertThat(repeated.getMap("counts")).isEqualTo(Map.of("UNCHANGED", 200, "CREATED", 257));
    assertThat(repeated.getList("repeating.cutAfter")).containsOnlyNulls();
    assertThat(files.overlaps()).isZero();
  }

  @Test
  void occurrencesThatAreInEachOthersWayAreConflictsAlsoInADryRun() {
    String events =
        weekly("a", "20261125T100000", "RRULE:FREQ=DAILY;COUNT=4\n")
            + weekly("b", "20261126T103000", "RRULE:FREQ=WEEKLY;COUNT=2\n");

    JsonPath tried = Importing.answered(files.calendar("dryRun=true", events));
    JsonPath done = Importing.answered(files.calendar("", events));

    assertThat(tried.getList("rows.outcome", String.class))
        .isEqualTo(done.getList("rows.outcome"))
        .containsExactly("CREATED", "CREATED", "CREATED", "CREATED", "CONFLICT", "CREATED");
    assertThat(tried.getInt("rows[4].conflict.row")).isEqualTo(1);
    Shop other = Shop.ofNewTenant();
    JsonPath theirs = Importing.answered(new Importing(other).calendar("", events));
    assertThat(theirs.getMap("counts")).isEqualTo(done.getMap("counts"));
    assertThat(theirs.getList("rows.appointmentId"))
        .doesNotContainAnyElementsOf(
            done.getList("rows.appointmentId").stream().filter(Objects::nonNull).toList());
  }

  private static String weekly(String uid, String start, String lines) {
    return CalendarText.event(
        "UID:%s\nDTSTART:%s\nDURATION:PT1H\nSUMMARY:Ana\nCONTACT:+5491155550001\n%s"
            .formatted(uid, start, lines));
  }

  private static String one(String uid, String recurrence, String start, String lines) {
    return weekly(uid, start, "RECURRENCE-ID:" + recurrence + "\n" + lines);
  }
}
