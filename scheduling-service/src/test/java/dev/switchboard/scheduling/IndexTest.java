package dev.switchboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every list, look-up and booking has an index (features.md D4): on 100,000 rows of one tenant,
 * nothing reads a table whole. PostgreSQL's own counters say so, for the very statements that run,
 * often enough for their cached plans.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class IndexTest {
  private static final int ROWS = 100_000;

  /** PostgreSQL makes a plan for all parameters after five executions. */
  private static final int ENOUGH = 7;

  private static final Instant FREE = Instant.parse("2026-11-25T11:00:00Z");

  private static final String WHOLE_READS =
      """
      SELECT relname || ' ' || seq_scan FROM pg_stat_user_tables
      WHERE relname IN ('appointment', 'appointment_change', 'reservation', 'reminder',
                        'customer_copy', 'technician_day', 'setup_change', 'calendar_busy',
                        'job_stage', 'customer_contact', 'follow_up', 'consent_copy',
                        'appointment_import', 'calendar_feed', 'dispatch_plan')
      ORDER BY 1
      """;

  private final Shop shop = Shop.ofNewTenant();
  private final Shop small = Shop.ofNewTenant();

  @Test
  void nothingReadsATableWhole() {
    String known = shop.booked("2026-11-24T19:30:00Z").getString("appointmentId");
    fill();
    String campaign = campaign("NO_BOOKING");
    fillCampaign(campaign);
    small.booked("2026-11-24T19:30:00Z");
    List<String> before = wholeReads();

    for (int i = 0; i < ENOUGH; i++) {
      readEverything(known);
      readCampaigns(campaign);
      readFeeds(known);
      planDays();
      changeEverything(FREE.plus(Duration.ofMinutes(90L * (i % 3))).plus(Duration.ofDays(i / 3)));
    }

    assertThat(wholeReads()).isEqualTo(before);
  }

  /** As many hours of a busy past, an hour each. */
  private void fill() {
    Database.run(
        """
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, customer_id,
          customer_name, technician_id, service_type, service_name, starts_at, ends_at, time_zone,
          emergency, job_stage, currency)
        SELECT t.tenant_id, uuidv7(), 1, 1, CASE WHEN n %% 50 = 0 THEN 'CANCELLED' ELSE 'COMPLETED' END,
               uuidv7(), 'Ana', t.id, 'isp_repair', 'Visita',
               timestamptz '2026-11-20 12:00Z' - n * interval '1 hour',
               timestamptz '2026-11-20 13:00Z' - n * interval '1 hour',
               'America/Argentina/Buenos_Aires', false, 'COMPLETED', 'ARS'
        FROM technician t, generate_series(1, %d) AS n WHERE t.tenant_id = ?
        """
            .formatted(ROWS),
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                                 blocked)
        SELECT a.tenant_id, a.id, a.technician_id, a.starts_at::date, a.starts_at, a.ends_at, a.ends_at,
               tstzrange(a.starts_at, a.ends_at, '[)')
        FROM appointment a WHERE a.tenant_id = ? AND a.status = 'COMPLETED'
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO reminder (tenant_id, id, appointment_id, appointment_version, hours_before, due_at,
                              not_after, state, next_look_at)
        SELECT a.tenant_id, uuidv7(), a.id, 1, 24, a.starts_at - interval '24 hours', a.starts_at,
               'GRANTED', a.starts_at
        FROM appointment a WHERE a.tenant_id = ? AND a.status <> 'SCHEDULED'
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                        status, starts_at, technician_id)
        SELECT a.tenant_id, a.id, 2, 'CONFIRMED', 'user:x', a.starts_at, 'CONFIRMED', a.starts_at,
               a.technician_id
        FROM appointment a WHERE a.tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO customer_copy (tenant_id, id, version, archived)
        SELECT tenant_id, customer_id, 1, false FROM appointment WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO technician_day (tenant_id, technician_id, day)
        SELECT t.tenant_id, t.id, date '2026-11-20' - n FROM technician t, generate_series(1, 3000) AS n
        WHERE t.tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO setup_change (tenant_id, id, subject, subject_id, version, kind, actor, happened_at,
                                  after)
        SELECT tenant_id, uuidv7(), CASE WHEN random() < 0.01 THEN 'SETTINGS' ELSE 'TECHNICIAN' END, id,
               1, 'ADDED', 'user:x', starts_at, '{}'
        FROM appointment WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO calendar_busy (tenant_id, id, version, state, busy, known, told_at)
        SELECT CASE WHEN n <= 30 THEN ?::uuid ELSE uuidv7() END, uuidv7(), 1, 'READ', '{}', '{}', now()
        FROM generate_series(1, %d) AS n
        """
            .formatted(ROWS),
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO job_stage (tenant_id, code, name, stage)
        SELECT t.tenant_id, 'stage_' || n, 'x', 'BOOKED' FROM technician t, generate_series(1, 2000) AS n
        WHERE t.tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO appointment_import (tenant_id, external_id, appointment_id, version, content)
        SELECT tenant_id, id::text, id, 1, '{}' FROM appointment WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO calendar_feed (tenant_id, id, technician_id, detail, token_sha256, created_by)
        SELECT tenant_id, uuidv7(), technician_id, 'FULL', sha256(id::text::bytea), 'user:x'
        FROM appointment WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO dispatch_plan (tenant_id, id, state, day, keep, seconds, technician_ids, requested_by,
                                   requested_at)
        SELECT tenant_id, uuidv7(), 'CANCELLED', starts_at::date, 'BEST', 9, '{}', 'user:x', starts_at
        FROM appointment WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run("ANALYZE");
  }

  private void readEverything(String known) {
    JsonPath first = get(Shop.APPOINTMENTS, Map.of());
    get(Shop.APPOINTMENTS, Map.of("cursor", first.getString("nextCursor")));
    get(Shop.APPOINTMENTS, Map.of("status", "CANCELLED"));
    get(Shop.APPOINTMENTS, Map.of("status", "NO_SHOW"));
    get(Shop.APPOINTMENTS, Map.of("customerId", first.getString("items[3].customer.customerId")));
    get(Shop.APPOINTMENTS, Map.of("technicianId", first.getString("items[3].technicianId")));
    get(
        Shop.APPOINTMENTS,
        Map.of(
            "from", "2026-11-01T00:00:00Z", "to", "2026-11-02T00:00:00Z", "status", "COMPLETED"));
    get(Shop.APPOINTMENTS, Map.of("serviceType", "isp_repair"));
    get(Shop.APPOINTMENTS, Map.of("emergency", "true"));
    get(Shop.APPOINTMENTS, Map.of("tag", "Garage"));
    get(Shop.APPOINTMENTS, Map.of("leadSource", "SMS: fall"));
    get(Shop.APPOINTMENTS, Map.of("stage", "QUOTED"));
    get(Shop.APPOINTMENTS, Map.of("stage", "waiting"));
    get("/v1/crm/holds", Map.of());
    get(Shop.APPOINTMENTS + "/" + known, Map.of());
    get(Shop.APPOINTMENTS + "/" + known + "/history", Map.of());
    get(Shop.APPOINTMENTS + "/" + known + "/reminders", Map.of());
    readSlots(first.getString("items[3].customer.customerId"));
    readSetup();
    readReports();
  }

  /** A business with a single visit, among the other's 100,000; and a day of the other's. */
  private void readReports() {
    small
        .asOwner()
        .get("/v1/crm/reports")
        .jsonPath()
        .getList("items.name", String.class)
        .forEach(
            report -> {
              String path = "/v1/crm/reports/" + report;
              small.asOwner().get(path).then().statusCode(200);
              owned(path, Map.of("from", "2026-11-19", "to", "2026-11-19"));
            });
    small.asOwner().get("/v1/crm/exports/appointments.csv").then().statusCode(200);
  }

  /** Half of the customers wrote within the weeks that are looked at, most were followed up. */
  private void fillCampaign(String campaign) {
    Database.run(
        """
        INSERT INTO customer_contact (tenant_id, customer_id, conversation_id, began_at, last_at)
        SELECT tenant_id, customer_id, uuidv7(), starts_at, starts_at FROM appointment
        WHERE tenant_id = ?
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO follow_up (tenant_id, id, campaign_id, customer_id, due_at, not_after, state)
        SELECT tenant_id, uuidv7(), ?, customer_id, starts_at, ends_at, 'GRANTED' FROM appointment
        WHERE tenant_id = ? AND starts_at < '2026-10-30'
        """,
        UUID.fromString(campaign),
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO consent_copy (tenant_id, id, customer_id, channel, opted_out, changed_at)
        SELECT tenant_id, uuidv7(), customer_id, 'WHATSAPP', true, now() FROM appointment
        WHERE tenant_id = ? AND starts_at < '2026-10-20'
        """,
        shop.tenant().value());
    Database.run("ANALYZE");
  }

  private String campaign(String kind) {
    return shop.asOwner()
        .body(Map.of("kind", kind, "name", kind))
        .post("/v1/crm/scheduling/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("campaignId");
  }

  private void readCampaigns(String noBooking) {
    String path = "/v1/crm/scheduling/campaigns/" + noBooking;
    owned(path, Map.of());
    JsonPath audience = owned(path + "/audience", Map.of());
    owned(path + "/audience", Map.of("cursor", audience.getString("nextCursor")));
    JsonPath done = owned(path + "/follow-ups", Map.of());
    owned(path + "/follow-ups", Map.of("cursor", done.getString("nextCursor")));
  }

  private void readSlots(String customer) {
    get("/v1/crm/slots", Map.of("serviceType", "isp_repair"));
    get("/v1/crm/slots", Map.of("serviceType", "isp_repair", "customerId", customer));
    get(
        "/v1/crm/slots",
        Map.of("serviceType", "isp_repair", "latitude", "-34.6", "longitude", "-58.4"));
    get("/v1/crm/slots/why", Map.of("serviceType", "isp_repair", "startsAt", Shop.WEDNESDAY_TEN));
  }

  private void planDays() {
    JsonPath plans = owned("/v1/crm/dispatch/plans", Map.of());
    owned("/v1/crm/dispatch/plans", Map.of("cursor", plans.getString("nextCursor")));
    owned("/v1/crm/dispatch/pins", Map.of("date", "2026-11-01"));
    String plan =
        shop.asOwner()
            .body(Map.of("date", "2026-11-25"))
            .post("/v1/crm/dispatch/plans")
            .then()
            .statusCode(202)
            .extract()
            .path("planId");
    owned("/v1/crm/dispatch/plans/" + plan, Map.of());
    shop.asOwner().delete("/v1/crm/dispatch/plans/" + plan).then().statusCode(204);
  }

  private void readSetup() {
    JsonPath changes = owned("/v1/crm/scheduling/changes", Map.of());
    owned("/v1/crm/scheduling/changes", Map.of("cursor", changes.getString("nextCursor")));
    owned("/v1/crm/scheduling/changes", Map.of("subject", "SETTINGS"));
    owned(
        "/v1/crm/scheduling/changes", Map.of("subjectId", changes.getString("items[3].subjectId")));
    owned("/v1/crm/scheduling/conflicts", Map.of());
    shop.asOwner().delete("/v1/crm/service-types/isp_repair").then().statusCode(409);
  }

  private void changeEverything(Instant start) {
    shop.hold(start.toString()).then().statusCode(201);
    shop.book(start.toString()).then().statusCode(409);
    Instant later = start.plus(Duration.ofDays(7));
    String id = shop.booked(later.toString()).getString("appointmentId");
    shop.as(Role.AGENT).body(Shop.visit(later.toString())).post(Shop.APPOINTMENTS);
    shop.confirm(id).then().statusCode(200);
    shop.move(id, later.plus(Duration.ofDays(7)).toString()).then().statusCode(200);
    shop.permit(shop.reminders(id).getFirst(), 3).then().statusCode(200);
    shop.asOwner().post("/v1/reminders/send-upcoming").then().statusCode(200);
    shop.asOwner()
        .header("If-Match", "\"3\"")
        .body(Map.of("stage", "stage_7", "tags", List.of("x")))
        .patch(Shop.APPOINTMENTS + "/" + id)
        .then()
        .statusCode(200);
    shop.asOwner().delete("/v1/crm/job-stages/stage_7").then().statusCode(409);
    shop.cancel(id).then().statusCode(200);
    for (int days : List.of(300, 500)) {
      shop.asOwner()
          .contentType("text/csv")
          .body(
              "id,startsAt,name,phone,serviceType\n%s,%s,Ana,+5491155550101,isp_repair"
                  .formatted(start, start.plus(Duration.ofDays(days))))
          .post(Shop.APPOINTMENTS + "/import?onChanged=APPLY")
          .then()
          .statusCode(200)
          .body("rows[0].outcome", equalTo(days == 300 ? "CREATED" : "APPLIED"));
    }
  }

  private void readFeeds(String known) {
    JsonPath feeds = owned("/v1/crm/feeds", Map.of());
    owned("/v1/crm/feeds", Map.of("cursor", feeds.getString("nextCursor")));
    for (Map<String, String> whose :
        List.of(
            Map.<String, String>of(),
            Map.of("technicianId", shop.read(known).getString("technicianId")))) {
      String url = shop.asOwner().body(whose).post("/v1/crm/feeds").path("url");
      String path = URI.create(url).getPath();
      assertThat(shop.asService().get(path).statusCode()).isEqualTo(200);
    }
  }

  private JsonPath get(String path, Map<String, String> parameters) {
    return read(shop.asService(), path, parameters);
  }

  private JsonPath owned(String path, Map<String, String> parameters) {
    return read(shop.asOwner(), path, parameters);
  }

  private static JsonPath read(
      RequestSpecification as, String path, Map<String, String> parameters) {
    var answer = as.queryParams(parameters).get(path);
    assertThat(answer.statusCode()).describedAs(path).isEqualTo(200);
    return answer.jsonPath();
  }

  private static List<String> wholeReads() {
    Database.haveEverythingReported();
    return Database.list(WHOLE_READS);
  }
}
