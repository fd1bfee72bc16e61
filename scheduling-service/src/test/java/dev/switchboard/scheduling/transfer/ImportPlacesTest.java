package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When visits that are taken over are, and whose. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportPlacesTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  @Test
  void theTravelBufferAndHoldsAreKeptAndPromisesOutsideOfTheHoursToo() {
    shop.settings(Map.of("travelBufferMinutes", 30, "maxJobsPerDay", 1));
    String hold = shop.hold("2026-11-26T13:00:00Z").jsonPath().getString("holdId");

    JsonPath report =
        files.taken(
            Importing.HEAD,
            Importing.TO_COME,
            "g,2026-11-25 11:15,60,Cem,+5491155550003,isp_repair",
            "h,2026-11-26 10:30,60,Dan,+5491155550004,isp_repair",
            "s,2026-11-29 23:30,90,Eva,+5491155550005,isp_repair");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "CONFLICT", "CONFLICT", "CREATED");
    assertThat(report.getString("rows[1].conflict.blockedUntil")).isEqualTo("2026-11-25T14:30:00Z");
    assertThat(report.getString("rows[2].conflict.appointmentId")).isEqualTo(hold);
    shop.asOwner()
        .get("/v1/crm/scheduling/conflicts")
        .then()
        .body("items.appointmentId", equalTo(List.of(report.getString("rows[3].appointmentId"))));
  }

  @Test
  void aNamedTechnicianHasItAndOneWhoHasLeftHasThePast() {
    String bruno = shop.technician("Bruno");
    String carla = shop.technician("Carla", "fibre");
    String gone = shop.technician("Dario");
    shop.asOwner().delete("/v1/crm/technicians/" + gone).then().statusCode(200);
    String head = Importing.HEAD + ",technician";

    JsonPath report =
        files.taken(
            head,
            Importing.TO_COME + ",bruno",
            "g,2026-11-25 10:00,60,Cem,+5491155550003,isp_repair,",
            "h,2026-11-25 10:00,60,Cem,+5491155550003,isp_repair,",
            "i,2026-11-27 10:00,60,Cem,+5491155550003,isp_repair,Dario",
            Importing.PAST + ",Dario",
            "q,2026-10-01 10:00,60,Ana,+5491155550001,isp_repair,");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "CREATED", "CONFLICT", "INVALID", "CREATED", "CREATED");
    assertThat(files.technicianOf(report, 0)).isEqualTo(bruno);
    assertThat(files.technicianOf(report, 1)).isEqualTo(carla);
    assertThat(report.getString("rows[3].problems[0].code")).isEqualTo("UNKNOWN_TECHNICIAN");
    assertThat(files.technicianOf(report, 4)).isEqualTo(gone);
    assertThat(files.technicianOf(report, 5)).isNotIn(bruno, carla, gone);
  }

  @Test
  void wallClocksAreReadInTheRowsZoneAlsoWhenTheClockChanges() {
    String head = Importing.HEAD + ",timeZone";
    JsonPath report =
        files.taken(
            head,
            "gap,2026-03-29 01:30,60,Ana,+5491155550001,isp_repair,Europe/London",
            "twice,2026-10-25 01:30,60,Ana,+5491155550001,isp_repair,Europe/London",
            "windows,2026-07-01T10:00,60,Ana,+5491155550001,isp_repair,GMT Standard Time",
            "ours,2026-07-01T10:00,60,Ana,+5491155550001,isp_repair,",
            "offset,2026-07-01T10:00:00+02:00,60,Ana,+5491155550001,isp_repair,",
            "nowhere,2026-07-01T10:00,60,Ana,+5491155550001,isp_repair,Mars/Base");

    assertThat(
            IntStream.range(0, 5)
                .mapToObj(row -> shop.read(report.getString("rows[" + row + "].appointmentId")))
                .map(visit -> visit.getString("startsAt") + " " + visit.getString("timeZone")))
        .containsExactly(
            "2026-03-29T01:30:00Z Europe/London",
            "2026-10-25T00:30:00Z Europe/London",
            "2026-07-01T09:00:00Z Europe/London",
            "2026-07-01T13:00:00Z America/Argentina/Buenos_Aires",
            "2026-07-01T08:00:00Z America/Argentina/Buenos_Aires");
    assertThat(report.getString("rows[5].problems[0].code")).isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void whatIsOverIsNotScheduledAndWhatIsToComeIsNotDone() {
    String head = Importing.HEAD + ",status,reminder_sent,tags,quoted_value,currency,is_emergency";
    JsonPath report =
        files.taken(
            head,
            Importing.PAST + ",scheduled,,vip; dog ;vip,120.555,USD,yes",
            "q,2026-10-02 10:00,60,Ana,+5491155550001,isp_repair,no_show,,,,,",
            "c,2026-11-27 10:00,60,Ana,+5491155550001,isp_repair,Cancelled,,,,,",
            Importing.TO_COME + ",completed,,,,,",
            "r,2026-11-27 10:00,60,Ana,+5491155550001,isp_repair,confirmed,true,,,,",
            "x,2026-11-27 10:00,60,Ana,+5491155550001,isp_repair,maybe,perhaps,,-3,QQQ,");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "CREATED", "CREATED", "INVALID", "CREATED", "INVALID");
    String past = report.getString("rows[0].appointmentId");
    assertThat(
            Database.row(
                "SELECT status, array_to_string(tags, '|') AS tags, quoted_value::text, quote_status, currency, emergency::text"
                    + " FROM appointment WHERE id = ?::uuid",
                past))
        .isEqualTo(
            Map.of(
                "status", "COMPLETED",
                "tags", "vip|dog",
                "quoted_value", "120.560",
                "quote_status", "QUOTED",
                "currency", "USD",
                "emergency", "true"));
    assertThat(report.getString("rows[3].problems[0].code")).isEqualTo("NOT_YET");
    String reminded = report.getString("rows[4].appointmentId");
    assertThat(shop.read(reminded).getBoolean("reminderSent")).isTrue();
    assertThat(shop.reminders(reminded)).isEmpty();
    assertThat(report.getList("rows[5].problems.code", String.class))
        .containsExactlyInAnyOrder(
            "UNKNOWN_STATUS", "NOT_A_BOOLEAN", "NOT_A_NUMBER", "UNKNOWN_CURRENCY");
    assertThat(shop.count("reservation")).isEqualTo(1);
  }
}
