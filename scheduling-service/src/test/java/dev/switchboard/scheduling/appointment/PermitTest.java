package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A reminder goes out once, and never after its visit was given up (features.md X2). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class PermitTest {
  private static final Instant DUE = Instant.parse("2026-11-24T13:00:00Z");

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aDueReminderIsGrantedOnceAndTheAppointmentShowsIt() {
    String id = due(WEDNESDAY_TEN);
    String reminder = shop.reminders(id).getFirst();

    shop.permit(reminder, 1)
        .then()
        .statusCode(200)
        .body("decision", equalTo("GRANTED"))
        .body("appointment.appointmentId", equalTo(id))
        .body("appointment.customer.name", equalTo("Ana Gómez"))
        .body("appointment.reminderSent", equalTo(true));
    shop.permit(reminder, 1)
        .then()
        .statusCode(200)
        .body("decision", equalTo("REVOKED"))
        .body("appointment", nullValue());
    assertThat(shop.read(id).getBoolean("reminderSent")).isTrue();
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
  }

  @Test
  void theMessageThatWasGrantedIsGrantedAgainAndNoOther() {
    String reminder = shop.reminders(due(WEDNESDAY_TEN)).getFirst();

    assertThat(decision(reminder, "first")).isEqualTo("GRANTED");
    assertThat(decision(reminder, "first")).isEqualTo("GRANTED");
    assertThat(decision(reminder, "second")).isEqualTo("REVOKED");
  }

  @Test
  void aGrantedMessageThatWasNotSentYetHearsOfTheCancel() {
    String id = due(WEDNESDAY_TEN);
    String reminder = shop.reminders(id).getFirst();
    assertThat(decision(reminder, "first")).isEqualTo("GRANTED");

    shop.cancel(id).then().statusCode(200);

    assertThat(decision(reminder, "first")).isEqualTo("REVOKED");
  }

  private String decision(String reminder, String messageKey) {
    return shop.asService()
        .header("Idempotency-Key", messageKey)
        .body(Map.of("appointmentVersion", 1))
        .post("/internal/reminders/" + reminder + "/permit")
        .then()
        .statusCode(200)
        .extract()
        .path("decision");
  }

  @Test
  void aConfirmedVisitIsStillRemindedOf() {
    String id = due(WEDNESDAY_TEN);
    shop.confirm(id).then().statusCode(200);

    decided(id, "GRANTED");
  }

  @Test
  void aReminderOfACancelledVisitIsRevoked() {
    String id = due(WEDNESDAY_TEN);
    String reminder = shop.reminders(id).getFirst();
    shop.cancel(id).then().statusCode(200);

    shop.permit(reminder, 1).then().body("decision", equalTo("REVOKED"));
  }

  @Test
  void aReminderOfTheOldTimeIsRevokedAndTheNewTimeHasItsOwn() {
    String id = due(WEDNESDAY_TEN);
    String reminder = shop.reminders(id).getFirst();
    shop.permit(reminder, 1).then().body("decision", equalTo("GRANTED"));

    shop.move(id, "2026-11-27T13:00:00Z").then().body("reminderSent", equalTo(false));

    shop.permit(reminder, 1).then().body("decision", equalTo("REVOKED"));
    say(Instant.parse("2026-11-26T13:00:00Z"));
    shop.permit(shop.reminders(id).getLast(), 2).then().body("decision", equalTo("GRANTED"));
  }

  @Test
  void aReminderThatWaitedTooLongIsRevoked() {
    String id = due(WEDNESDAY_TEN);
    TestClock.set(Instant.parse("2026-11-25T12:45:01Z"));

    decided(id, "REVOKED");
  }

  @Test
  void onlyServicesAskAndOnlyForWhatThereIs() {
    shop.permit(Ids.next().toString(), 1)
        .then()
        .statusCode(404)
        .body("code", equalTo("REMINDER_NOT_FOUND"));
    shop.as(Role.OWNER)
        .body(Map.of("appointmentVersion", 1))
        .post("/internal/reminders/" + Ids.next() + "/permit")
        .then()
        .statusCode(403);
  }

  /** The permit is granted before the cancel is stored, or not at all, whoever comes first. */
  @Test
  void noPermitIsGrantedAfterACancelWasAnswered() {
    Random chance = new Random(20261124);
    int granted = 0;
    for (int round = 0; round < 25; round++) {
      TestClock.set(TestClock.TUESDAY_NINE);
      String id = due(WEDNESDAY_TEN);
      String reminder = shop.reminders(id).getFirst();
      long[] waits = {chance.nextInt(8), chance.nextInt(8)};

      List<Answered> answers =
          ContentionTest.atOnce(
              2,
              caller -> {
                LockSupport.parkNanos(Duration.ofMillis(waits[caller]).toNanos());
                long asked = System.nanoTime();
                Response answer = caller == 0 ? shop.cancel(id) : shop.permit(reminder, 1);
                return new Answered(asked, System.nanoTime(), answer);
              });

      answers.getFirst().response().then().statusCode(200);
      boolean let =
          answers
              .getLast()
              .response()
              .then()
              .statusCode(200)
              .extract()
              .path("decision")
              .equals("GRANTED");
      if (let) {
        granted++;
        assertThat(answers.getLast().asked()).isLessThan(answers.getFirst().answered());
        assertThat(grantedBeforeCancelled(id, reminder)).isTrue();
      }
      shop.permit(reminder, 1).then().body("decision", equalTo("REVOKED"));
    }
    assertThat(granted).describedAs("rounds that the permit won").isBetween(1, 24);
  }

  private boolean grantedBeforeCancelled(String appointment, String reminder) {
    return Database.count(
            """
            SELECT count(*) FROM reminder r
            JOIN appointment_change c ON c.tenant_id = r.tenant_id
              AND c.appointment_id = r.appointment_id AND c.kind = 'CANCELLED'
            WHERE r.id = ? AND c.appointment_id = ? AND r.state = 'GRANTED'
              AND r.updated_at < c.created_at
            """,
            UUID.fromString(reminder),
            UUID.fromString(appointment))
        == 1;
  }

  private void decided(String appointment, String decision) {
    shop.permit(shop.reminders(appointment).getFirst(), 1)
        .then()
        .statusCode(200)
        .body("decision", equalTo(decision));
  }

  /** A visit whose reminder has just been said. */
  private String due(String startsAt) {
    String id = shop.booked(startsAt).getString("appointmentId");
    say(DUE);
    return id;
  }

  private void say(Instant now) {
    TestClock.set(now);
    shop.asOwner().post("/v1/reminders/send-upcoming").then().statusCode(200);
  }

  private record Answered(long asked, long answered, Response response) {}
}
