package dev.switchboard.scheduling.followup;

import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.stack.Database;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A business's campaigns, and what its customers did. */
record Campaigns(Shop shop) {
  static final String PATH = "/v1/crm/scheduling/campaigns";

  String added(String kind) {
    return shop.asOwner()
        .body(Map.of("kind", kind, "name", "We miss you"))
        .post(PATH)
        .then()
        .statusCode(201)
        .body("active", equalTo(false))
        .extract()
        .path("campaignId");
  }

  String running(String kind, int perHour) {
    String campaign = added(kind);
    change(campaign, Map.of("active", true, "perHour", perHour)).then().statusCode(200);
    return campaign;
  }

  Response change(String campaign, Map<String, Object> change) {
    return shop.asOwner().body(change).put(PATH + "/" + campaign);
  }

  ValidatableResponse audience(String campaign) {
    return shop.asOwner().get(PATH + "/" + campaign + "/audience").then().statusCode(200);
  }

  /** Rounds are all businesses': none is to play another test's. */
  static void stopAll() {
    Database.run("UPDATE campaign SET active = false WHERE active");
  }

  static Instant daysAgo(int days) {
    return TestClock.TUESDAY_NINE.minus(Duration.ofDays(days));
  }

  UUID wrote(int daysAgo) {
    UUID customer = Ids.next();
    Database.run(
        """
        INSERT INTO customer_contact (tenant_id, customer_id, conversation_id, began_at, last_at)
        VALUES (?, ?, ?, ?::timestamptz - interval '1 hour', ?::timestamptz)
        """,
        shop.tenant().value(),
        customer,
        Ids.next(),
        daysAgo(daysAgo).toString(),
        daysAgo(daysAgo).toString());
    return customer;
  }

  void visit(UUID customer, Instant at, String status, Instant bookedAt) {
    UUID id = Ids.next();
    Database.run(
        """
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, customer_id,
          customer_name, technician_id, service_type, service_name, starts_at, ends_at, time_zone,
          emergency, job_stage, currency)
        SELECT t.tenant_id, ?, 1, 1, ?, ?, 'Ana', t.id, 'isp_repair', 'Visita', ?::timestamptz,
               ?::timestamptz + interval '1 hour', 'America/Argentina/Buenos_Aires', false,
               'COMPLETED', 'ARS'
        FROM technician t WHERE t.tenant_id = ?
        """,
        id,
        status,
        customer,
        at.toString(),
        at.toString(),
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                        status, starts_at, technician_id)
        SELECT a.tenant_id, a.id, 1, 'BOOKED', 'user:x', ?::timestamptz, 'SCHEDULED', a.starts_at,
               a.technician_id
        FROM appointment a WHERE a.id = ?
        """,
        bookedAt.toString(),
        id);
  }

  void optsOut(UUID customer) {
    Database.run(
        """
        INSERT INTO consent_copy (tenant_id, id, customer_id, channel, opted_out, changed_at)
        VALUES (?, ?, ?, 'WHATSAPP', true, now())
        """,
        shop.tenant().value(),
        Ids.next(),
        customer);
  }
}
