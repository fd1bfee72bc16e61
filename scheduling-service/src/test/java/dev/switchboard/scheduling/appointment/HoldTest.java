package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class HoldTest {
  @Inject HoldWorker holds;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aHeldSlotIsFreeToItsHolderOnly() {
    JsonPath hold = held();

    shop.book(WEDNESDAY_TEN).then().statusCode(409).body("alternatives", hasSize(3));
    shop.hold(WEDNESDAY_TEN).then().statusCode(409).body("code", equalTo("SLOT_TAKEN"));
    shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")));
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aHoldFreesItselfByBusinessTime() {
    JsonPath hold = held();
    assertThat(hold.getString("expiresAt")).isEqualTo("2026-11-24T12:05:00Z");

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(5)));

    shop.booked(WEDNESDAY_TEN);
    shop.book(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")))
        .then()
        .statusCode(409);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aHoldThatDidNotHelpIsStillThere() {
    JsonPath hold = held();
    shop.booked("2026-11-26T13:00:00Z");

    shop.book(with(visit("2026-11-26T13:00:00Z"), "holdId", hold.getString("holdId")))
        .then()
        .statusCode(409);
    shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")));
  }

  @Test
  void anAppointmentIsNoHoldThatGivesWay() {
    String standing = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.book(with(visit(WEDNESDAY_TEN), "holdId", standing)).then().statusCode(409);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aReleasedHoldIsGone() {
    String id = held().getString("holdId");
    Shop.ofNewTenant().asService().delete("/v1/crm/holds/" + id).then().statusCode(404);

    shop.asService().delete("/v1/crm/holds/" + id).then().statusCode(204);
    shop.asService().delete("/v1/crm/holds/" + id).then().statusCode(404);
    shop.booked(WEDNESDAY_TEN);
  }

  @Test
  void theHoldersTechnicianComes() {
    shop.technician("Bruno");
    String clara = shop.technician("Clara");
    JsonPath hold =
        shop.asService()
            .body(
                Map.of(
                    "serviceType", "isp_repair",
                    "startsAt", WEDNESDAY_TEN,
                    "technicianId", clara))
            .post("/v1/crm/holds")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    shop.booked(with(visit("2026-11-25T17:00:00Z"), "technicianId", clara));

    assertThat(
            shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")))
                .getString("technicianId"))
        .isEqualTo(clara);
  }

  @Test
  void aHoldIsConfirmedOnce() {
    shop.technician("Bruno");
    String hold = held().getString("holdId");

    List<Integer> answers =
        ContentionTest.atOnce(16, caller -> shop.book(with(visit(WEDNESDAY_TEN), "holdId", hold)))
            .stream()
            .map(Response::statusCode)
            .toList();

    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(shop.count("appointment")).isEqualTo(1);
  }

  @Test
  void agentsSeeWhatIsHeldAndByWhomPageByPage() {
    shop.settings(Map.of("holdMinutes", 60));
    String last = held().getString("holdId");
    shop.settings(Map.of("holdMinutes", 5));
    String first =
        shop.as(Role.AGENT)
            .body(Map.of("serviceType", "isp_repair", "startsAt", "2026-11-26T13:00:00Z"))
            .post("/v1/crm/holds")
            .then()
            .statusCode(201)
            .extract()
            .path("holdId");
    shop.booked("2026-11-27T13:00:00Z");

    JsonPath page = holds(Map.of("limit", "1"));
    assertThat(page.getList("items.holdId")).isEqualTo(List.of(first));
    assertThat(page.getString("items[0].heldBy")).startsWith("user:");
    assertThat(page.getString("items[0].serviceType")).isEqualTo("isp_repair");
    JsonPath rest = holds(Map.of("limit", "1", "cursor", page.getString("nextCursor")));
    assertThat(rest.getList("items.holdId")).isEqualTo(List.of(last));
    assertThat(rest.getString("nextCursor")).isNull();

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(5)));
    assertThat(holds(Map.of()).getList("items.holdId")).isEqualTo(List.of(last));
    Shop other = Shop.ofNewTenant();
    other.asOwner().get("/v1/crm/holds").then().statusCode(200).body("items", hasSize(0));
  }

  /** More than one sweep takes, by two at the same time, while one of them is being booked. */
  @Test
  void whatIsOverIsSweptAndNothingElse() throws SQLException {
    String living = shop.booked("2026-11-27T13:00:00Z").getString("appointmentId");
    String held = held().getString("holdId");
    Database.run(
        """
        INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at,
                                 blocked_until, blocked, expires_at)
        SELECT r.tenant_id, uuidv7(), r.technician_id, r.day, s, s + interval '1 minute',
               s + interval '1 minute', tstzrange(s, s + interval '1 minute', '[)'),
               timestamptz '2026-11-24 11:59Z'
        FROM reservation r, generate_series(0, 599) AS n,
             LATERAL (SELECT r.starts_at + interval '10 days' + n * interval '1 minute') AS t(s)
        WHERE r.id = ?::uuid
        """,
        living);
    Pool one = Pools.ofWorker(vertx);
    Pool other = Pools.ofWorker(vertx);
    try (Connection booking = Database.connectAsSuperuser();
        Statement statement = booking.createStatement()) {
      booking.setAutoCommit(false);
      statement.execute(
          "SELECT FROM reservation WHERE expires_at = '2026-11-24 11:59Z' LIMIT 1 FOR UPDATE");
      List<Integer> swept =
          ContentionTest.atOnce(
              2, caller -> Pools.await((caller == 0 ? one : other).withTransaction(holds::sweep)));

      assertThat(swept.stream().mapToInt(Integer::intValue).sum()).isEqualTo(599);
      booking.rollback();
      assertThat(Pools.await(one.withTransaction(holds::sweep))).isEqualTo(1);
    } finally {
      Pools.close(one);
      Pools.close(other);
    }
    assertThat(
            Database.list("SELECT id FROM reservation WHERE tenant_id = ?", shop.tenant().value()))
        .containsExactlyInAnyOrder(living, held);
  }

  private JsonPath holds(Map<String, String> parameters) {
    return shop.as(Role.AGENT)
        .queryParams(parameters)
        .get("/v1/crm/holds")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private JsonPath held() {
    return shop.hold(WEDNESDAY_TEN).then().statusCode(201).extract().jsonPath();
  }
}
