package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.KnownPeople;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A business moves in, on Tuesday 24 November 2026 at nine. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  @Test
  void thePastBecomesHistoryAndWhatIsToComeTakesItsTime() {
    JsonPath report = files.taken(Importing.HEAD, Importing.PAST, Importing.TO_COME);

    assertThat(report.getInt("counts.CREATED")).isEqualTo(2);
    JsonPath past = shop.read(report.getString("rows[0].appointmentId"));
    assertThat(past.getString("status")).isEqualTo("COMPLETED");
    assertThat(past.getString("jobStage")).isEqualTo("COMPLETED");
    JsonPath toCome = shop.read(report.getString("rows[1].appointmentId"));
    assertThat(toCome.getString("status")).isEqualTo("SCHEDULED");
    assertThat(toCome.getString("startsAt")).isEqualTo("2026-11-25T13:00:00Z");
    assertThat(toCome.getString("customer.customerId"))
        .isEqualTo(KnownPeople.of(shop.tenant()).get("+5491155550002").toString());
    assertThat(shop.count("reservation")).isEqualTo(1);
    assertThat(shop.reminders(past.getString("appointmentId"))).isEmpty();
    assertThat(shop.reminders(toCome.getString("appointmentId"))).hasSize(1);
    shop.book("2026-11-25T13:30:00Z").then().statusCode(409);
    shop.move(toCome.getString("appointmentId"), "2026-11-26T13:00:00Z").then().statusCode(200);
    shop.book("2026-11-25T13:30:00Z").then().statusCode(201);
  }

  /** Nobody is texted, billed or put in a calendar for what he knows already. */
  @Test
  void nothingOfItIsCalledABooking() {
    files.taken(Importing.HEAD, Importing.PAST, Importing.TO_COME);

    assertThat(shop.said()).containsExactly("appointment-imported", "appointment-imported");
    shop.asService().get(Shop.APPOINTMENTS + "?status=COMPLETED").then().body("items", hasSize(1));
    assertThat(
            Database.list(
                "SELECT actor || ' ' || reason FROM appointment_change WHERE tenant_id = ?",
                shop.tenant().value()))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("user:").endsWith(" IMPORTED"));
  }

  @Test
  void theSameFileAgainChangesNothingAndAnotherContentIsNamed() {
    JsonPath first = files.taken(Importing.HEAD, Importing.PAST, Importing.TO_COME);
    JsonPath again = files.taken(Importing.HEAD, Importing.PAST, Importing.TO_COME);

    assertThat(again.getInt("counts.UNCHANGED")).isEqualTo(2);
    assertThat(again.getList("rows.appointmentId")).isEqualTo(first.getList("rows.appointmentId"));
    JsonPath changed =
        files.taken(
            Importing.HEAD,
            Importing.PAST,
            Importing.TO_COME.replace("10:00", "11:00").replace("Bea", "Eva"));
    assertThat(changed.getString("rows[1].outcome")).isEqualTo("CHANGED");
    assertThat(changed.getList("rows[1].fields", String.class))
        .containsExactly("customerName", "startsAt");
    assertThat(shop.read(first.getString("rows[1].appointmentId")).getString("startsAt"))
        .isEqualTo("2026-11-25T13:00:00Z");
    assertThat(shop.count("appointment")).isEqualTo(2);
  }

  @Test
  void aDryRunSaysWhatHappensAndDoesNothing() {
    shop.booked("2026-11-26T13:00:00Z");
    String[] rows = {
      Importing.HEAD,
      Importing.PAST,
      Importing.TO_COME,
      "g,2026-11-25 10:30,60,Cem,+5491155550003,isp_repair",
      "h,2026-11-26 09:30,60,Dan,+5491155550004,isp_repair",
      "i,2026-11-26 11:30,60,Eva,nobody,coffee",
      "f,2026-11-27 10:00,60,Bea,+5491155550002,isp_repair"
    };
    long reminders = shop.count("reminder");

    JsonPath tried = files.imported("dryRun=true", rows).jsonPath();

    assertThat(tried.getBoolean("dryRun")).isTrue();
    assertThat(tried.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "CREATED", "CONFLICT", "CONFLICT", "INVALID", "INVALID");
    assertThat(tried.getInt("rows[2].conflict.row")).isEqualTo(3);
    assertThat(tried.getString("rows[2].conflict.appointmentId")).isNull();
    assertThat(tried.getList("rows[4].problems.code", String.class))
        .containsExactlyInAnyOrder("NOT_A_PHONE_NUMBER", "UNKNOWN_SERVICE_TYPE");
    assertThat(tried.getString("rows[5].problems[0].code")).isEqualTo("DUPLICATE");
    assertThat(shop.count("appointment")).isEqualTo(1);
    assertThat(shop.count("reminder")).isEqualTo(reminders);
    assertThat(KnownPeople.of(shop.tenant())).isEmpty();

    JsonPath done = files.taken(rows);
    assertThat(done.getList("rows.outcome")).isEqualTo(tried.getList("rows.outcome"));
    assertThat(done.getString("rows[2].conflict.appointmentId"))
        .isEqualTo(done.getString("rows[1].appointmentId"));
    assertThat(shop.count("appointment")).isEqualTo(3);
  }

  @Test
  void aCustomersIdIsCheckedAndAnotherBusinessesIsNobody() {
    Shop other = Shop.ofNewTenant();
    String theirs = Ids.next().toString();
    String ours = Ids.next().toString();
    for (Map.Entry<Shop, String> one : Map.of(other, theirs, shop, ours).entrySet()) {
      Database.run(
          "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?::uuid, 1, false)",
          one.getKey().tenant().value(),
          one.getValue());
    }
    String head = "externalId,startsAt,customerName,customerId,serviceType";

    JsonPath report =
        files.taken(
            head,
            "1,2026-10-01 10:00,Ana," + ours + ",isp_repair",
            "2,2026-10-01 10:00,Ana," + theirs + ",isp_repair",
            "3,2026-10-01 10:00,Ana,7,isp_repair");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "INVALID", "INVALID");
    assertThat(report.getString("rows[1].problems[0].code")).isEqualTo("UNKNOWN_CUSTOMER");
    JsonPath same =
        new Importing(other)
            .imported("dryRun=false", head, "1,2026-10-01 10:00,Ana," + theirs + ",isp_repair")
            .jsonPath();
    assertThat(same.getString("rows[0].outcome")).isEqualTo("CREATED");
    assertThat(other.count("appointment")).isEqualTo(1);
    other
        .asService()
        .get(Shop.APPOINTMENTS + "/" + report.getString("rows[0].appointmentId"))
        .then()
        .statusCode(404);
  }

  @Test
  void whatMayNotOrCannotBeTakenIsRefused() {
    shop.as(Role.AGENT)
        .contentType("text/csv")
        .body(Importing.HEAD)
        .post(Importing.IMPORT)
        .then()
        .statusCode(403);
    shop.asOwner().body("{}").post(Importing.IMPORT).then().statusCode(415);
    shop.asOwner()
        .contentType("text/csv")
        .body(new byte[9 * 1024 * 1024])
        .post(Importing.IMPORT)
        .then()
        .statusCode(413);
    files
        .imported("dryRun=false", "id,name\n1,\"open")
        .then()
        .statusCode(422)
        .body("code", equalTo("FILE_UNREADABLE"));
    files
        .imported("dryRun=false", Importing.HEAD, Importing.PAST.replace("Ana", "A\0na"))
        .then()
        .statusCode(200)
        .body("rows[0].problems[0].code", equalTo("NOT_TEXT"));
    files
        .imported("dryRun=false", Importing.HEAD, Importing.PAST.replace("Ana", "'=Ana"))
        .then()
        .statusCode(200);
    String file = shop.asOwner().get("/v1/crm/exports/appointments.csv").asString();
    assertThat(file).contains(",'=Ana,");
  }
}
