package dev.switchboard.scheduling.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reminders are said once, when business time has come, by whichever replica. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class DueTest {
  private static final Instant VISIT = Instant.parse("2026-11-26T13:00:00Z");
  private static final Instant DAY_BEFORE = VISIT.minus(Duration.ofHours(24));

  @Inject DueService due;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();

  /** What a test leaves waiting is not the next one's to say. */
  @AfterEach
  void forget() {
    Database.run("UPDATE reminder SET state = 'REVOKED' WHERE state = 'WAITING'");
  }

  @Test
  void aReminderIsSaidWhenItsTimeHasComeAndNotBefore() {
    shop.settings(Map.of("reminderHours", List.of(24, 2)));
    String id = shop.booked(VISIT.toString()).getString("appointmentId");

    assertThat(upcoming(DAY_BEFORE.minusSeconds(1))).isZero();
    assertThat(upcoming(DAY_BEFORE)).isEqualTo(1);
    assertThat(upcoming(DAY_BEFORE)).isZero();

    Map<String, String> event =
        Database.rows(
                """
                SELECT d ->> 'reminderId' AS reminder, d ->> 'appointmentId' AS appointment,
                       d ->> 'appointmentVersion' AS version, d ->> 'hoursBefore' AS hours,
                       d ->> 'notAfter' AS not_after, key::text AS key
                FROM outbox, LATERAL (SELECT convert_from(data, 'UTF8')::jsonb) AS e(d)
                WHERE tenant_id = ? AND topic = 'reminder-due'
                """,
                shop.tenant().value())
            .getFirst();
    assertThat(event)
        .containsEntry("reminder", shop.reminders(id).getFirst())
        .containsEntry("appointment", id)
        .containsEntry("version", "1")
        .containsEntry("hours", "24")
        .containsEntry("not_after", "2026-11-26T11:00:00Z")
        .containsEntry("key", id);
  }

  @Test
  void aReminderThatComesTooLateIsNotSaid() {
    shop.booked(VISIT.toString());
    TestClock.set(VISIT.minus(Duration.ofMinutes(14)));

    shop.asOwner()
        .post("/v1/reminders/send-upcoming")
        .then()
        .statusCode(200)
        .body("considered", equalTo(1))
        .body("sent", equalTo(0))
        .body("skipped.EXPIRED", equalTo(1));
    assertThat(shop.said()).doesNotContain("reminder-due");
  }

  @Test
  void aMovedVisitIsRemindedOfAtItsNewTimeOnly() {
    String id = shop.booked(VISIT.toString()).getString("appointmentId");
    shop.move(id, "2026-11-27T13:00:00Z").then().statusCode(200);

    assertThat(upcoming(DAY_BEFORE)).isZero();
    assertThat(upcoming(Instant.parse("2026-11-26T13:00:00Z"))).isEqualTo(1);
  }

  @Test
  void aCancelledVisitIsNotRemindedOf() {
    String id = shop.booked(VISIT.toString()).getString("appointmentId");
    shop.cancel(id).then().statusCode(200);

    assertThat(upcoming(DAY_BEFORE)).isZero();
  }

  @Test
  void aSuspendedBusinessSaysNothing() {
    shop.booked(VISIT.toString());
    Database.run(
        "INSERT INTO tenant_copy (tenant_id, id, version, data) VALUES (?, ?, 1, '{\"status\": \"SUSPENDED\"}')",
        shop.tenant().value(),
        shop.tenant().value());

    assertThat(upcoming(DAY_BEFORE)).isZero();
  }

  @Test
  void manyWhoLookAtOnceSayEachReminderOnce() {
    shop.settings(Map.of("reminderHours", List.of(24, 20, 16, 12, 8, 4, 2, 1)));
    for (int hour = 11; hour <= 17; hour += 2) {
      shop.booked("2026-11-26T%02d:00:00Z".formatted(hour));
    }
    TestClock.set(Instant.parse("2026-11-25T12:00:00Z").plus(Duration.ofHours(24)));
    Pool one = Pools.ofWorker(vertx);
    Pool other = Pools.ofWorker(vertx);
    try {
      List<CompletableFuture<Integer>> sweeps =
          IntStream.range(0, 16)
              .mapToObj(
                  sweep ->
                      CompletableFuture.supplyAsync(() -> swept(sweep % 2 == 0 ? one : other, 3)))
              .toList();
      int considered = sweeps.stream().mapToInt(CompletableFuture::join).sum();
      int rest = swept(one, 1000);
      assertThat(considered + rest).isEqualTo(reminders());
    } finally {
      Pools.close(one);
      Pools.close(other);
    }
    assertThat(
            Database.count(
                """
                SELECT count(*) - count(DISTINCT subject) FROM outbox
                WHERE tenant_id = ? AND topic = 'reminder-due'
                """,
                shop.tenant().value()))
        .isZero();
    assertThat(shop.said()).contains("reminder-due");
  }

  @Test
  void whoIsKilledWhileSayingHasSaidNothingAndAnotherSaysItOnce() throws SQLException {
    shop.booked(VISIT.toString());
    TestClock.set(DAY_BEFORE);
    Pool dying = Pools.ofWorker(vertx);
    Pool living = Pools.ofWorker(vertx);
    try {
      SqlConnection claimer = Pools.await(dying.getConnection());
      Pools.await(claimer.begin());
      assertThat(Pools.await(due.say(claimer, null, 10)).sent()).isEqualTo(1);
      assertThat(swept(living, 10)).isZero();

      Pools.kill(claimer);

      assertThat(swept(living, 10)).isEqualTo(1);
      assertThat(swept(living, 10)).isZero();
      assertThat(shop.said()).containsExactly("appointment-booked", "reminder-due");
    } finally {
      Pools.close(dying);
      Pools.close(living);
    }
  }

  private int swept(Pool worker, int most) {
    return Pools.await(
        worker
            .withTransaction(transaction -> due.say(transaction, null, most))
            .map(DueReport::considered));
  }

  private int upcoming(Instant now) {
    TestClock.set(now);
    return shop.asOwner()
        .post("/v1/reminders/send-upcoming")
        .then()
        .statusCode(200)
        .extract()
        .path("sent");
  }

  private int reminders() {
    return (int)
        Database.count(
            "SELECT count(*) FROM reminder WHERE tenant_id = ? AND state <> 'WAITING'",
            shop.tenant().value());
  }
}
