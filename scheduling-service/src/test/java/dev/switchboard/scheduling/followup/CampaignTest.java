package dev.switchboard.scheduling.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each customer once in a campaign, and not if he books (features.md S10). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class CampaignTest {
  private static final String CAMPAIGNS = "/v1/crm/scheduling/campaigns";
  private static final Instant NOW = TestClock.TUESDAY_NINE;

  @Inject RoundService rounds;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Pool worker;

  @BeforeEach
  void open() {
    shop.booked("2026-11-24T13:30:00Z");
    worker = Pools.ofWorker(vertx);
  }

  @AfterEach
  void stopAll() {
    Database.run("UPDATE campaign SET active = false WHERE active");
    Pools.close(worker);
  }

  @Test
  void aNewCampaignIsOffAndADryRunSaysWhoseTurnItWouldBe() {
    UUID lost = wrote(8);
    UUID older = wrote(30);
    wrote(6);
    wrote(38);
    String campaign = added("NO_BOOKING");

    audience(campaign)
        .body("count", equalTo(2))
        .body("items.customerId", equalTo(List.of(lost.toString(), older.toString())))
        .body("items[0].since", equalTo("2026-11-16T12:00:00Z"))
        .body("items[0].phone", nullValue());
    assertThat(played()).isZero();
    assertThat(shop.said()).doesNotContain("follow-up-due");
  }

  @Test
  void aDryRunIsReadPageByPage() {
    IntStream.range(0, 5).forEach(i -> wrote(8 + i));
    String campaign = added("NO_BOOKING");
    String path = CAMPAIGNS + "/" + campaign + "/audience";

    Response first = shop.asOwner().queryParam("limit", 3).get(path);
    Response rest =
        shop.asOwner()
            .queryParams("limit", 3, "cursor", first.jsonPath().getString("nextCursor"))
            .get(path);

    first.then().body("count", equalTo(5)).body("items", hasSize(3));
    rest.then().body("items", hasSize(2)).body("nextCursor", nullValue());
  }

  @Test
  void whoBookedSinceHeWroteIsLeftAlone() {
    UUID booked = wrote(8);
    visit(booked, NOW.minus(Duration.ofDays(3)), "COMPLETED", NOW.minus(Duration.ofDays(8)));
    UUID cancelled = wrote(8);
    visit(cancelled, NOW.minus(Duration.ofDays(3)), "CANCELLED", NOW.minus(Duration.ofDays(7)));
    UUID toCome = wrote(8);
    visit(toCome, NOW.plus(Duration.ofDays(3)), "SCHEDULED", NOW.minus(Duration.ofDays(90)));
    UUID longAgo = wrote(8);
    visit(longAgo, NOW.minus(Duration.ofDays(80)), "COMPLETED", NOW.minus(Duration.ofDays(90)));
    UUID archived = wrote(8);
    Database.run(
        "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?, 1, true)",
        shop.tenant().value(),
        archived);

    audience(added("NO_BOOKING")).body("items.customerId", equalTo(List.of(longAgo.toString())));
  }

  @Test
  void whoHadNoVisitForLongIsInvitedUnlessOneIsToComeOrHeWritesNow() {
    UUID away = Ids.next();
    visit(away, daysAgo(181), "COMPLETED", daysAgo(190));
    visit(away, daysAgo(90), "CANCELLED", daysAgo(100));
    UUID seen = Ids.next();
    visit(seen, daysAgo(181), "COMPLETED", daysAgo(190));
    visit(seen, daysAgo(179), "COMPLETED", daysAgo(190));
    UUID coming = Ids.next();
    visit(coming, daysAgo(300), "COMPLETED", daysAgo(310));
    visit(coming, NOW.plus(Duration.ofDays(2)), "SCHEDULED", daysAgo(1));
    UUID never = Ids.next();
    visit(never, daysAgo(300), "NO_SHOW", daysAgo(310));
    UUID writing = wrote(3);
    visit(writing, daysAgo(300), "COMPLETED", daysAgo(310));

    audience(added("NO_VISIT")).body("items.customerId", equalTo(List.of(away.toString())));
  }

  @Test
  void eachCustomerIsTurnedToOnceByHoweverManyReplicas() {
    IntStream.range(0, 12).forEach(i -> wrote(8));
    String campaign = running("NO_BOOKING", 3600);
    Pool other = Pools.ofWorker(vertx);
    try {
      for (int minute = 0; minute < 3; minute++) {
        TestClock.set(NOW.plus(Duration.ofMinutes(minute)));
        List<CompletableFuture<Integer>> all =
            IntStream.range(0, 8)
                .mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> playedBy(i % 2 == 0 ? worker : other)))
                .toList();
        all.forEach(CompletableFuture::join);
      }
    } finally {
      Pools.close(other);
    }
    assertThat(shop.count("follow_up")).isEqualTo(12);
    assertThat(shop.said().stream().filter("follow-up-due"::equals)).hasSize(12);
    audience(campaign).body("count", equalTo(0));
    shop.asOwner()
        .get(CAMPAIGNS + "/" + campaign + "/follow-ups")
        .then()
        .body("items", hasSize(12))
        .body("items[0].state", equalTo("DUE"));
  }

  @Test
  void whoDiesInARoundHasTurnedToNobody() {
    wrote(8);
    running("NO_BOOKING", 60);
    SqlConnection dying = Pools.await(worker.getConnection());
    var transaction = Pools.await(dying.begin());
    assertThat(Pools.await(rounds.play(dying))).contains(1);
    assertThat(played()).isZero();
    Pools.await(transaction.rollback());
    Pools.await(dying.close());

    assertThat(played()).isEqualTo(1);
    assertThat(shop.said()).containsOnlyOnce("follow-up-due");
  }

  @Test
  void aSecondCampaignMayTurnToHimAgainTheFirstDoesNot() {
    wrote(8);
    String first = running("NO_BOOKING", 60);
    assertThat(played()).isEqualTo(1);
    later(Duration.ofDays(1));
    assertThat(played()).isZero();

    change(first, Map.of("active", false)).then().statusCode(200);
    running("NO_BOOKING", 60);
    assertThat(played()).isEqualTo(1);
  }

  @Test
  void anHoursMessagesAreSpreadOverItsMinutes() {
    IntStream.range(0, 9).forEach(i -> wrote(8));
    running("NO_BOOKING", 120);

    assertThat(played()).isEqualTo(2);
    assertThat(played()).isZero();
    later(Duration.ofMinutes(1));
    assertThat(played()).isEqualTo(2);
  }

  @Test
  void inAnHourNoMoreThanItsShareIsSaid() {
    IntStream.range(0, 4).forEach(i -> wrote(8));
    running("NO_BOOKING", 2);
    int said = 0;
    for (int minute = 0; minute < 30; minute++) {
      TestClock.set(NOW.plus(Duration.ofMinutes(minute)));
      said += played();
    }
    assertThat(said).isEqualTo(2);
    later(Duration.ofMinutes(61));
    assertThat(played()).isEqualTo(1);
  }

  /** Without quiet hours of its own a business has the usual ones; the night is the customer's. */
  @Test
  void nothingIsSaidInTheNight() {
    wrote(8);
    UUID tokyo = wrote(8);
    Database.run(
        """
        INSERT INTO customer_copy (tenant_id, id, version, archived, time_zone)
        VALUES (?, ?, 1, false, 'Asia/Tokyo')
        """,
        shop.tenant().value(),
        tokyo);
    running("NO_BOOKING", 3600);

    TestClock.set(Instant.parse("2026-11-24T10:59:00Z"));
    assertThat(played()).isEqualTo(1);
    assertThat(turnedTo()).containsExactly(tokyo.toString());
    assertThat(lastNotAfter()).isEqualTo("2026-11-24T12:00:00Z");
    TestClock.set(Instant.parse("2026-11-24T11:00:00Z"));
    assertThat(played()).isEqualTo(1);
    assertThat(lastNotAfter()).isEqualTo("2026-11-24T15:00:00Z");
  }

  @Test
  void whoOptedOutIsNotTurnedTo() {
    UUID gone = wrote(8);
    optsOut(gone);
    running("NO_BOOKING", 60);

    assertThat(played()).isZero();
  }

  @Test
  void aSuspendedBusinessWritesToNobody() {
    wrote(8);
    running("NO_BOOKING", 60);
    Database.run(
        "INSERT INTO tenant_copy (tenant_id, id, version, data) VALUES (?, ?, 1, '{\"status\": \"SUSPENDED\"}')",
        shop.tenant().value(),
        shop.tenant().value());

    assertThat(played()).isZero();
  }

  @Test
  void aFollowUpIsPermittedToOneMessage() {
    String id = due();

    permit(id, "first").body("decision", equalTo("GRANTED"));
    permit(id, "first").body("decision", equalTo("GRANTED"));
    permit(id, "second").body("decision", equalTo("REVOKED"));
  }

  @Test
  void whoBooksBeforeItIsSentHearsNothing() {
    UUID customer = wrote(8);
    String id = dueTo(customer);
    permit(id, "first").body("decision", equalTo("GRANTED"));
    Map<String, Object> visit =
        Shop.with(
            Shop.visit("2026-11-26T13:00:00Z"),
            "customer",
            Map.of("customerId", customer.toString(), "name", "Ana"));
    shop.booked(visit);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("BOOKED");
  }

  @Test
  void aStoppedCampaignSendsNothingMore() {
    String id = due();
    String campaign =
        Database.list("SELECT campaign_id FROM follow_up WHERE id = ?", UUID.fromString(id))
            .getFirst();
    change(campaign, Map.of("active", false)).then().statusCode(200);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("STOPPED");
  }

  @Test
  void whoOptsOutBeforeItIsSentHearsNothing() {
    UUID customer = wrote(8);
    String id = dueTo(customer);
    optsOut(customer);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("OPTED_OUT");
  }

  @Test
  void aFollowUpThatWaitedTooLongIsNotSent() {
    String id = due();
    later(Duration.ofHours(5));

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("LATE");
  }

  @Test
  void onlyServicesAskForPermitsAndOnlyOfTheirTenant() {
    String id = due();
    Shop.ofNewTenant()
        .asService()
        .post("/internal/follow-ups/" + id + "/permit")
        .then()
        .statusCode(404)
        .body("code", equalTo("FOLLOW_UP_NOT_FOUND"));
    shop.asOwner().post("/internal/follow-ups/" + id + "/permit").then().statusCode(403);
  }

  @Test
  void oneCampaignOfAKindRunsAtATime() {
    running("NO_BOOKING", 60);
    running("NO_VISIT", 60);
    change(added("NO_BOOKING"), Map.of("active", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("CAMPAIGN_RUNNING"));
  }

  @Test
  void changesAreVersionedAndWrittenDown() {
    String campaign = added("NO_VISIT");
    change(campaign, Map.of("afterDays", 90)).then().header("ETag", "\"2\"");
    shop.asOwner()
        .header("If-Match", "\"1\"")
        .body(Map.of("afterDays", 80))
        .put(CAMPAIGNS + "/" + campaign)
        .then()
        .statusCode(412);
    change(campaign, Map.of("afterDays", 90)).then().header("ETag", "\"2\"");
    shop.asOwner()
        .get("/v1/crm/scheduling/changes?subject=CAMPAIGN")
        .then()
        .body("items", hasSize(2))
        .body("items.kind", containsInAnyOrder("CHANGED", "ADDED"))
        .body("items[0].before.afterDays", equalTo(180));
  }

  @Test
  void theSameKeyIsOneCampaign() {
    for (int i = 0; i < 2; i++) {
      shop.asOwner()
          .header("Idempotency-Key", "a-campaign")
          .body(Map.of("kind", "NO_VISIT", "name", "We miss you"))
          .post(CAMPAIGNS)
          .then()
          .statusCode(201);
    }
    assertThat(shop.count("campaign")).isEqualTo(1);
  }

  @Test
  void anothersCampaignIsNotSeenAndAgentsStartNone() {
    String campaign = added("NO_VISIT");
    Shop other = Shop.ofNewTenant();
    for (String path : List.of("", "/audience", "/follow-ups")) {
      other.asOwner().get(CAMPAIGNS + "/" + campaign + path).then().statusCode(404);
    }
    other
        .asOwner()
        .body(Map.of("active", true))
        .put(CAMPAIGNS + "/" + campaign)
        .then()
        .statusCode(404)
        .body("code", equalTo("CAMPAIGN_NOT_FOUND"));
    other.asOwner().get(CAMPAIGNS).then().body("items", hasSize(0));
    shop.as(Role.AGENT)
        .body(Map.of("active", true))
        .put(CAMPAIGNS + "/" + campaign)
        .then()
        .statusCode(403);
    shop.asOwner()
        .body(Map.of("kind", "NO_VISIT", "name", " ", "afterDays", 0))
        .post(CAMPAIGNS)
        .then()
        .statusCode(400);
  }

  private String due() {
    return dueTo(wrote(8));
  }

  private String dueTo(UUID customer) {
    running("NO_BOOKING", 60);
    assertThat(played()).isEqualTo(1);
    return Database.list("SELECT id FROM follow_up WHERE customer_id = ?", customer).getFirst();
  }

  private String running(String kind, int perHour) {
    String campaign = added(kind);
    change(campaign, Map.of("active", true, "perHour", perHour)).then().statusCode(200);
    return campaign;
  }

  private String added(String kind) {
    return shop.asOwner()
        .body(Map.of("kind", kind, "name", "We miss you"))
        .post(CAMPAIGNS)
        .then()
        .statusCode(201)
        .body("active", equalTo(false))
        .extract()
        .path("campaignId");
  }

  private Response change(String campaign, Map<String, Object> change) {
    return shop.asOwner().body(change).put(CAMPAIGNS + "/" + campaign);
  }

  private ValidatableResponse audience(String campaign) {
    return shop.asOwner().get(CAMPAIGNS + "/" + campaign + "/audience").then().statusCode(200);
  }

  private ValidatableResponse permit(String id, String message) {
    return shop.asService()
        .header("Idempotency-Key", message)
        .post("/internal/follow-ups/" + id + "/permit")
        .then()
        .statusCode(200);
  }

  private int played() {
    return playedBy(worker);
  }

  private int playedBy(Pool pool) {
    return Pools.await(pool.withTransaction(rounds::play)).orElse(0);
  }

  private static void later(Duration duration) {
    TestClock.set(NOW.plus(duration));
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private UUID wrote(int daysAgo) {
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

  private void visit(UUID customer, Instant at, String status, Instant bookedAt) {
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

  private void optsOut(UUID customer) {
    Database.run(
        """
        INSERT INTO consent_copy (tenant_id, id, customer_id, channel, opted_out, changed_at)
        VALUES (?, ?, ?, 'WHATSAPP', true, now())
        """,
        shop.tenant().value(),
        Ids.next(),
        customer);
  }

  private List<String> turnedTo() {
    return Database.list(
        "SELECT customer_id FROM follow_up WHERE tenant_id = ? ORDER BY id", shop.tenant().value());
  }

  private String lastNotAfter() {
    return Database.list(
            """
            SELECT convert_from(data, 'UTF8')::jsonb ->> 'notAfter' FROM outbox
            WHERE tenant_id = ? AND topic = 'follow-up-due' ORDER BY id
            """,
            shop.tenant().value())
        .getLast();
  }

  private static String because(String id) {
    return Database.list("SELECT revoked_because FROM follow_up WHERE id = ?", UUID.fromString(id))
        .getFirst();
  }
}
