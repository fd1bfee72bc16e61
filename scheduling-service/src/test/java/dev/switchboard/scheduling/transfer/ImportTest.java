package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A business moves in, on Tuesday 24 November 2026 at nine. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportTest {
  static final String IMPORT = Shop.APPOINTMENTS + "/import";
  static final String HEAD = "externalId,startsAt,durationMinutes,customerName,phone,serviceType";

  private static final String PAST = "p,2026-10-01 10:00,60,Ana,+5491155550001,isp_repair";
  private static final String TO_COME = "f,2026-11-25 10:00,60,Bea,+5491155550002,isp_repair";

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void thePastBecomesHistoryAndWhatIsToComeTakesItsTime() {
    JsonPath report = taken(HEAD, PAST, TO_COME);

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
    taken(HEAD, PAST, TO_COME);

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
    JsonPath first = taken(HEAD, PAST, TO_COME);
    JsonPath again = taken(HEAD, PAST, TO_COME);

    assertThat(again.getInt("counts.UNCHANGED")).isEqualTo(2);
    assertThat(again.getList("rows.appointmentId")).isEqualTo(first.getList("rows.appointmentId"));
    JsonPath changed = taken(HEAD, PAST, TO_COME.replace("10:00", "11:00").replace("Bea", "Eva"));
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
      HEAD,
      PAST,
      TO_COME,
      "g,2026-11-25 10:30,60,Cem,+5491155550003,isp_repair",
      "h,2026-11-26 09:30,60,Dan,+5491155550004,isp_repair",
      "i,2026-11-26 11:30,60,Eva,nobody,coffee",
      "f,2026-11-27 10:00,60,Bea,+5491155550002,isp_repair"
    };
    long reminders = shop.count("reminder");

    JsonPath tried = imported("dryRun=true", rows).jsonPath();

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

    JsonPath done = taken(rows);
    assertThat(done.getList("rows.outcome")).isEqualTo(tried.getList("rows.outcome"));
    assertThat(done.getString("rows[2].conflict.appointmentId"))
        .isEqualTo(done.getString("rows[1].appointmentId"));
    assertThat(shop.count("appointment")).isEqualTo(3);
  }

  @Test
  void theTravelBufferAndHoldsAreKeptAndPromisesOutsideOfTheHoursToo() {
    shop.settings(Map.of("travelBufferMinutes", 30, "maxJobsPerDay", 1));
    String hold = shop.hold("2026-11-26T13:00:00Z").jsonPath().getString("holdId");

    JsonPath report =
        taken(
            HEAD,
            TO_COME,
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
    String head = HEAD + ",technician";

    JsonPath report =
        taken(
            head,
            TO_COME + ",bruno",
            "g,2026-11-25 10:00,60,Cem,+5491155550003,isp_repair,",
            "h,2026-11-25 10:00,60,Cem,+5491155550003,isp_repair,",
            "i,2026-11-27 10:00,60,Cem,+5491155550003,isp_repair,Dario",
            PAST + ",Dario",
            "q,2026-10-01 10:00,60,Ana,+5491155550001,isp_repair,");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "CREATED", "CONFLICT", "INVALID", "CREATED", "CREATED");
    assertThat(technicianOf(report, 0)).isEqualTo(bruno);
    assertThat(technicianOf(report, 1)).isEqualTo(carla);
    assertThat(report.getString("rows[3].problems[0].code")).isEqualTo("UNKNOWN_TECHNICIAN");
    assertThat(technicianOf(report, 4)).isEqualTo(gone);
    assertThat(technicianOf(report, 5)).isNotIn(bruno, carla, gone);
  }

  @Test
  void wallClocksAreReadInTheRowsZoneAlsoWhenTheClockChanges() {
    String head = HEAD + ",timeZone";
    JsonPath report =
        taken(
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
    String head = HEAD + ",status,reminder_sent,tags,quoted_value,currency,is_emergency";
    JsonPath report =
        taken(
            head,
            PAST + ",scheduled,,vip; dog ;vip,120.555,USD,yes",
            "q,2026-10-02 10:00,60,Ana,+5491155550001,isp_repair,no_show,,,,,",
            "c,2026-11-27 10:00,60,Ana,+5491155550001,isp_repair,Cancelled,,,,,",
            TO_COME + ",completed,,,,,",
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
        taken(
            head,
            "1,2026-10-01 10:00,Ana," + ours + ",isp_repair",
            "2,2026-10-01 10:00,Ana," + theirs + ",isp_repair",
            "3,2026-10-01 10:00,Ana,7,isp_repair");

    assertThat(report.getList("rows.outcome", String.class))
        .containsExactly("CREATED", "INVALID", "INVALID");
    assertThat(report.getString("rows[1].problems[0].code")).isEqualTo("UNKNOWN_CUSTOMER");
    JsonPath same =
        imported(other, "dryRun=false", head, "1,2026-10-01 10:00,Ana," + theirs + ",isp_repair")
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
  void anImportThatBreaksOffIsCompletedByARepeat() {
    List<String> file = new ArrayList<>(List.of(HEAD));
    for (int i = 0; i < 250; i++) {
      file.add("p%d,2026-0%d-01 10:00,60,Ana,+549115555%04d,isp_repair".formatted(i, 1 + i % 9, i));
    }
    String[] rows = file.toArray(String[]::new);
    KnownPeople.answersTimes(shop.tenant(), 1);

    imported("dryRun=false", rows).then().statusCode(503).body("code", equalTo("UNAVAILABLE"));
    assertThat(shop.count("appointment")).isEqualTo(200);
    KnownPeople.answersTimes(shop.tenant(), 1);

    JsonPath repeated = taken(rows);
    assertThat(repeated.getMap("counts")).isEqualTo(Map.of("UNCHANGED", 200, "CREATED", 50));
    assertThat(shop.count("appointment")).isEqualTo(250);
    KnownPeople.answersTimes(shop.tenant(), 0);
    assertThat(taken(rows).getMap("counts")).isEqualTo(Map.of("UNCHANGED", 250));
  }

  @Test
  void twoAtOnceTakeEachRowOnceAndBookingsMeanwhileLeaveNoOverlap() {
    long deadlocks = Database.deadlocks();
    List<String> file = new ArrayList<>(List.of(HEAD));
    for (int i = 0; i < 60; i++) {
      file.add(
          "f%d,2026-12-%02d %02d:00,60,Ana,+54911555500%02d,isp_repair"
              .formatted(i, 1 + i / 6, 9 + i % 6, i));
    }
    String[] rows = file.toArray(String[]::new);
    List<CompletableFuture<Response>> imports =
        IntStream.range(0, 3)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> imported("dryRun=false", rows)))
            .toList();
    List<CompletableFuture<Response>> bookings =
        IntStream.range(0, 40)
            .mapToObj(i -> "2026-12-%02dT%02d:30:00Z".formatted(1 + i % 10, 12 + i % 5))
            .map(at -> CompletableFuture.supplyAsync(() -> shop.book(at)))
            .toList();

    long created =
        imports.stream()
            .map(CompletableFuture::join)
            .mapToLong(
                answer ->
                    answer
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getInt("rows.count { it.outcome == 'CREATED' }"))
            .sum();
    long booked =
        bookings.stream()
            .map(CompletableFuture::join)
            .peek(answer -> assertThat(answer.statusCode()).isIn(201, 409, 422))
            .filter(answer -> answer.statusCode() == 201)
            .count();

    assertThat(created).isPositive();
    assertThat(shop.count("appointment_import")).isEqualTo(created);
    assertThat(shop.count("reservation")).isEqualTo(created + booked);
    assertThat(overlaps()).isZero();
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

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
        .post(IMPORT + "?serviceType=isp_installation")
        .then()
        .statusCode(200)
        .body("rows.outcome", equalTo(List.of("CREATED", "SKIPPED")))
        .body("rows[0].externalId", equalTo("a@example.com"))
        .body("rows[1].problems[0].code", equalTo("ALL_DAY"))
        .body("rows[1].appointmentId", nullValue());
    assertThat(KnownPeople.of(shop.tenant())).containsOnlyKeys("+5491123456789");
  }

  @Test
  void whatMayNotOrCannotBeTakenIsRefused() {
    shop.as(Role.AGENT).contentType("text/csv").body(HEAD).post(IMPORT).then().statusCode(403);
    shop.asOwner().body("{}").post(IMPORT).then().statusCode(415);
    shop.asOwner()
        .contentType("text/csv")
        .body(new byte[9 * 1024 * 1024])
        .post(IMPORT)
        .then()
        .statusCode(413);
    imported("dryRun=false", "id,name\n1,\"open")
        .then()
        .statusCode(422)
        .body("code", equalTo("FILE_UNREADABLE"));
    imported("dryRun=false", HEAD, PAST.replace("Ana", "A\0na"))
        .then()
        .statusCode(200)
        .body("rows[0].problems[0].code", equalTo("NOT_TEXT"));
    imported("dryRun=false", HEAD, PAST.replace("Ana", "'=Ana")).then().statusCode(200);
    String file = shop.asOwner().get("/v1/crm/exports/appointments.csv").asString();
    assertThat(file).contains(",'=Ana,");
  }

  @Test
  void manyRowsAreTakenInTheirBatches() {
    int many = Integer.getInteger("switchboard.steps", 1_000);
    List<String> file = new ArrayList<>(List.of(HEAD + ",technician"));
    for (int i = 0; i < 10; i++) {
      shop.technician("T" + i);
    }
    for (int i = 0; i < many; i++) {
      String day =
          LocalDate.of(2026, 11, 25)
              .plusDays((i / 100) * (i % 2 == 0 ? 1 : -1) - (i % 2) * 2)
              .toString();
      file.add(
          "m%d,%s %02d:00,60,Ana,+54911%08d,isp_repair,T%d"
              .formatted(i, day, 8 + (i / 2) % 50 / 10 * 2, 10_000_000 + i, (i / 2) % 10));
    }
    String[] rows = file.toArray(String[]::new);

    long started = System.nanoTime();
    JsonPath report = taken(rows);
    long millis = (System.nanoTime() - started) / 1_000_000;

    System.out.printf("%d rows imported in %d ms%n", many, millis);
    assertThat(report.getMap("counts")).isEqualTo(Map.of("CREATED", many));
    assertThat(shop.count("appointment")).isEqualTo(many);
    assertThat(overlaps()).isZero();
  }

  private JsonPath taken(String... rows) {
    return imported("dryRun=false", rows).then().statusCode(200).extract().jsonPath();
  }

  private Response imported(String query, String... rows) {
    return imported(shop, query, rows);
  }

  private static Response imported(Shop shop, String query, String... rows) {
    return shop.asOwner()
        .contentType("text/csv; charset=UTF-8")
        .body(String.join("\r\n", rows))
        .post(IMPORT + "?" + query);
  }

  private String technicianOf(JsonPath report, int row) {
    return shop.read(report.getString("rows[" + row + "].appointmentId")).getString("technicianId");
  }

  private long overlaps() {
    return Database.count(
        """
        SELECT count(*) FROM reservation a JOIN reservation b
          ON a.tenant_id = b.tenant_id AND a.technician_id = b.technician_id AND a.id < b.id
         AND a.blocked && b.blocked
        WHERE a.tenant_id = ?
        """,
        shop.tenant().value());
  }
}
