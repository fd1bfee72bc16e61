package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a visit goes on, and how a mistake is put right (features.md S16). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class StatusTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aVisitIsMadeAndItsStageFollows() {
    String id = book();

    technician("start", id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("IN_PROGRESS"))
        .body("jobStage", equalTo("IN_PROGRESS"));
    technician("complete", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("COMPLETED"))
        .body("stage", equalTo("COMPLETED"));
    technician("complete", id).then().statusCode(200).body("version", equalTo(3));

    assertThat(shop.said())
        .containsExactly("appointment-booked", "appointment-updated", "appointment-completed");
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void nobodyWasThere() {
    String id = book();

    technician("no-show", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("NO_SHOW"))
        .body("jobStage", equalTo("LOST"));
    assertThat(shop.said()).containsExactly("appointment-booked", "appointment-no-show");
    assertThat(shop.reminders(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "complete, start, COMPLETED, IN_PROGRESS",
    "complete, request-reschedule, COMPLETED, PENDING_RESCHEDULE",
    "no-show, confirm, NO_SHOW, CONFIRMED",
    "cancel, complete, CANCELLED, COMPLETED",
    "request-reschedule, start, PENDING_RESCHEDULE, IN_PROGRESS",
    "request-reschedule, no-show, PENDING_RESCHEDULE, NO_SHOW",
    "start, no-show, IN_PROGRESS, NO_SHOW"
  })
  void aMoveThatIsNotInTheTableSaysFromWhereToWhere(
      String first, String then, String from, String to) {
    String id = book();
    service(first, id).then().statusCode(200);

    service(then, id)
        .then()
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"))
        .body("from", equalTo(from))
        .body("to", equalTo(to));
    assertThat(shop.read(id).getInt("version")).isEqualTo(2);
  }

  @Test
  void whoWantsAnotherTimeKeepsHisAndIsNotRemindedOfIt() {
    String id = book();
    shop.asService()
        .body(Map.of("reason", "out of town", "conversationId", Ids.next().toString()))
        .post(APPOINTMENTS + "/" + id + "/request-reschedule")
        .then()
        .statusCode(200)
        .body("status", equalTo("PENDING_RESCHEDULE"))
        .body("changedIn", hasSize(1));

    assertThat(shop.reminders(id)).isEmpty();
    shop.book(WEDNESDAY_TEN).then().statusCode(409);
    shop.move(id, "2026-11-26T13:00:00Z")
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"));
    assertThat(shop.reminders(id)).hasSize(1);
  }

  @Test
  void whoKeepsHisTimeAfterAllIsRemindedAgain() {
    String confirmed = book();
    service("request-reschedule", confirmed).then().statusCode(200);
    shop.confirm(confirmed).then().statusCode(200).body("status", equalTo("CONFIRMED"));
    assertThat(shop.reminders(confirmed)).hasSize(1);

    service("request-reschedule", confirmed).then().statusCode(200);
    shop.move(confirmed, WEDNESDAY_TEN)
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"))
        .body("version", equalTo(5));
    assertThat(shop.reminders(confirmed)).hasSize(1);
    TestClock.set(Instant.parse("2026-11-24T13:00:00Z"));
    shop.asOwner().post("/v1/reminders/send-upcoming").then().body("sent", equalTo(1));
    shop.permit(shop.reminders(confirmed).getFirst(), 1)
        .then()
        .body("decision", equalTo("GRANTED"));
  }

  @Test
  void onlyOwnersAndAdminsCorrectAndTheySayWhy() {
    String id = book();
    service("complete", id).then().statusCode(200);

    correct(Role.AGENT, id, "NO_SHOW", "wrong button").then().statusCode(403);
    correct(Role.OWNER, id, "NO_SHOW", " ").then().statusCode(400);
    correct(Role.ADMIN, id, "NO_SHOW", "wrong button")
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("status", equalTo("NO_SHOW"));
    shop.asOwner()
        .get(APPOINTMENTS + "/" + id + "/history")
        .then()
        .body("items[2].kind", equalTo("CORRECTED"))
        .body("items[2].reason", equalTo("wrong button"))
        .body("items[2].changed.status.from", equalTo("COMPLETED"))
        .body("items[2].changed.status.to", equalTo("NO_SHOW"));
    assertThat(shop.said()).endsWith("appointment-completed", "appointment-no-show");
  }

  @Test
  void whatIsNotFinalNeedsNoCorrection() {
    String id = book();

    correct(Role.OWNER, id, "COMPLETED", "why not")
        .then()
        .statusCode(409)
        .body("from", equalTo("SCHEDULED"));
  }

  @Test
  void aCancelTakenBackHasItsTimeAndItsReminderAgain() {
    String id = book();
    shop.cancel(id).then().statusCode(200);
    assertThat(shop.count("reservation")).isZero();

    correct(Role.OWNER, id, "SCHEDULED", "the wrong customer")
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"))
        .body("cancelReason", equalTo(null));
    assertThat(shop.count("reservation")).isEqualTo(1);
    assertThat(shop.reminders(id)).hasSize(1);
    shop.book(WEDNESDAY_TEN).then().statusCode(409);
  }

  @Test
  void aCancelIsNotTakenBackWhenItsTimeIsSomebodyElses() {
    String id = book();
    shop.cancel(id).then().statusCode(200);
    shop.booked(WEDNESDAY_TEN);

    correct(Role.OWNER, id, "CONFIRMED", "the wrong customer")
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3));
    assertThat(shop.read(id).getString("status")).isEqualTo("CANCELLED");
  }

  @Test
  void aVisitThatWasMadeThoughItWasCancelledIsEnteredWhereNobodyElseWas() {
    String id = book();
    shop.cancel(id).then().statusCode(200);
    String other = book();
    TestClock.set(Instant.parse("2026-11-25T20:00:00Z"));

    correct(Role.OWNER, id, "COMPLETED", "he came all the same")
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"));
    shop.cancel(other).then().statusCode(200);
    correct(Role.OWNER, id, "COMPLETED", "he came all the same").then().statusCode(200);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aVisitThatIsCorrectedToCancelledGivesItsTimeBack() {
    String id = book();
    service("complete", id).then().statusCode(200);

    correct(Role.OWNER, id, "CANCELLED", "never happened").then().statusCode(200);
    shop.booked(WEDNESDAY_TEN);
    assertThat(shop.said()).contains("appointment-cancelled");
  }

  @Test
  void anotherVersionAndAnotherTenantAreRefused() {
    String id = book();
    Shop other = Shop.ofNewTenant();
    for (String move : List.of("start", "complete", "no-show", "request-reschedule")) {
      shop.asService()
          .header("If-Match", "\"2\"")
          .post(APPOINTMENTS + "/" + id + "/" + move)
          .then()
          .statusCode(412);
      other
          .asService()
          .post(APPOINTMENTS + "/" + id + "/" + move)
          .then()
          .statusCode(404)
          .body("code", equalTo("APPOINTMENT_NOT_FOUND"));
    }
    other
        .asOwner()
        .body(Map.of("status", "COMPLETED", "reason", "mine"))
        .post(APPOINTMENTS + "/" + id + "/correct")
        .then()
        .statusCode(404);
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
  }

  @Test
  void theSameKeyIsAnsweredTheSameWithItsETag() {
    String id = book();
    for (int i = 0; i < 2; i++) {
      shop.asService()
          .header("Idempotency-Key", "start-1")
          .post(APPOINTMENTS + "/" + id + "/start")
          .then()
          .statusCode(200)
          .header("ETag", "\"2\"")
          .body("updatedAt", notNullValue());
    }
    assertThat(shop.said()).hasSize(2);
  }

  private String book() {
    return shop.booked(WEDNESDAY_TEN).getString("appointmentId");
  }

  private Response technician(String move, String id) {
    return shop.as(Role.TECHNICIAN).post(APPOINTMENTS + "/" + id + "/" + move);
  }

  private Response service(String move, String id) {
    return shop.asService().post(APPOINTMENTS + "/" + id + "/" + move);
  }

  private Response correct(String role, String id, String status, String reason) {
    return shop.as(role)
        .body(Map.of("status", status, "reason", reason))
        .post(APPOINTMENTS + "/" + id + "/correct");
  }
}
