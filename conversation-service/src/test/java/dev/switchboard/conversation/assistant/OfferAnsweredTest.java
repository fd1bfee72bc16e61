package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer to an offer, through the whole service (features.md S8). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class OfferAnsweredTest extends AssistantStage {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Inject TenantTransactions transactions;
  @Inject TurnRepository turns;
  @Inject AssistantEngine engine;
  @Inject BusinessFacts businesses;

  OfferAnsweredTest() {
    super("5491155550287");
  }

  @BeforeEach
  void sayHello() {
    phone.writes("hola");
    phone.heard(1);
    phone.awaitTurns(1);
  }

  @Test
  void aYesBooksWhatIsKeptUnderTheMessagesKey() {
    UUID offer = offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("SI");
    assertThat(phone.heard(2)).contains("¡Listo!");
    assertThat(paths()).containsExactly(path(offer, "accept"));
    assertThat(others.changes.getFirst().key())
        .isEqualTo(
            phone.ofTenant("SELECT id FROM message WHERE tenant_id = ? AND text = 'SI'").getFirst()
                + ":1");
    assertThat(others.changes.getFirst().tenant()).isEqualTo(phone.tenant().toString());
  }

  @Test
  void aNoLetsItGo() {
    UUID offer = offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("no");
    assertThat(phone.heard(2)).contains("se lo ofrecemos a otra persona");
    assertThat(paths()).containsExactly(path(offer, "decline"));
  }

  @Test
  void whatSomebodyElseHasByNowIsAnsweredWithThreeOtherTimes() {
    offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    others.offerGone = true;
    phone.writes("SI");
    assertThat(phone.heard(2)).contains("ya se lo dimos a otra persona", "1) ", "2) ", "3) ");
    phone.writes("la primera");
    assertThat(phone.heard(3)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
  }

  @Test
  void aYesThatComesWhenItsTimeIsJustOverLosesKindly() {
    UUID offer = offered(Duration.ZERO, Duration.ofSeconds(-1));
    others.offerGone = true;
    phone.writes("SI");
    assertThat(phone.heard(2)).contains("ya se lo dimos a otra persona", "1) ", "2) ", "3) ");
    assertThat(paths()).containsExactly(path(offer, "accept"));
    phone.writes("SI");
    phone.awaitTurns(3);
    assertThat(paths()).hasSize(1);
  }

  @Test
  void halfAnHourAfterItsEndAYesIsNoAnswerToIt() {
    offered(Duration.ZERO, HALF_AN_HOUR.negated());
    phone.writes("SI");
    assertThat(phone.heard(2)).doesNotContain("¡Listo!", "otra persona");
    assertThat(paths()).isEmpty();
  }

  @Test
  void anOfferThatIsOverLeavesTheReminderItsAnswer() {
    UUID visit = reminded(Duration.ofMinutes(5));
    offered(Duration.ZERO, Duration.ofSeconds(-1));
    phone.writes("SI");
    assertThat(phone.heard(2)).contains("Te esperamos");
    assertThat(paths()).containsExactly("/v1/crm/appointments/" + visit + "/confirm");
  }

  @Test
  void afterItsEndAYesTakesNothingButItsButtonIsStillAnswered() {
    UUID offer = offered(HALF_AN_HOUR, Duration.ofSeconds(-1));
    others.offerGone = true;
    phone.writes("SI");
    assertThat(phone.heard(2)).doesNotContain("¡Listo!", "otra persona");
    assertThat(paths()).isEmpty();
    presses("offer-yes:" + offer);
    assertThat(phone.heard(3)).contains("ya se lo dimos a otra persona");
    assertThat(paths()).containsExactly(path(offer, "accept"));
  }

  @Test
  void ofAReminderAndANewerOfferTheOfferIsAnsweredFirstThenTheReminder() {
    UUID visit = reminded(Duration.ofMinutes(5));
    UUID offer = offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("si");
    assertThat(phone.heard(2)).contains("¡Listo!");
    phone.writes("sí");
    assertThat(phone.heard(3)).contains("Te esperamos");
    assertThat(paths())
        .containsExactly(path(offer, "accept"), "/v1/crm/appointments/" + visit + "/confirm");
  }

  @Test
  void anOffersOwnButtonAnswersItAlsoWhenAReminderIsNewer() {
    UUID offer = offered(Duration.ofMinutes(5), HALF_AN_HOUR);
    reminded(Duration.ofMinutes(1));
    presses("offer-no:" + offer, "No");
    assertThat(phone.heard(2)).contains("se lo ofrecemos a otra persona");
    assertThat(paths()).containsExactly(path(offer, "decline"));
  }

  @Test
  void whetherHeIsInDangerIsAnsweredBeforeAnOfferOrReminderThatIsNewer() {
    danger(Duration.ofMinutes(5));
    reminded(Duration.ofMinutes(2));
    offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("sí");
    assertThat(phone.heard(2)).contains("Ponete a salvo");
    assertThat(paths()).isEmpty();
  }

  @Test
  void anOldQuestionWhetherHeIsInDangerIsNotTakenForTheOffers() {
    danger(Duration.ofMinutes(31));
    UUID offer = offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("sí");
    assertThat(phone.heard(2)).contains("¡Listo!");
    assertThat(paths()).containsExactly(path(offer, "accept"));
  }

  @Test
  void aRemindersLateButtonTakesNoOffer() {
    offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    presses("reminder-yes");
    phone.awaitTurns(2);
    assertThat(paths()).isEmpty();
  }

  @Test
  void anOfferThatWasNotMadeHereIsNotTaken() {
    presses("offer-yes:" + Ids.next());
    phone.awaitTurns(2);
    assertThat(paths()).isEmpty();
  }

  @Test
  void cancelWithAnOfferOpenLetsItGoAndDoesNotStopTheTexting() {
    UUID offer = offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    phone.writes("CANCEL");
    assertThat(phone.heard(2)).contains("se lo ofrecemos a otra persona");
    assertThat(paths()).containsExactly(path(offer, "decline"));
    assertThat(phone.ofTenant("SELECT address FROM consent WHERE tenant_id = ?")).isEmpty();
  }

  @Test
  void aTurnWhoseProcessDiedAfterTheYesIsFinishedWithoutBookingAgain() {
    offered(Duration.ofMinutes(1), HALF_AN_HOUR);
    UUID message = saidToADeadProcess("si");
    decide(message);
    Database.run(
        "UPDATE tool_call_log SET response = NULL, success = NULL WHERE message_id = ?", message);
    Database.run(
        "UPDATE assistant_turn SET lease_expires_at = now() - interval '1 second' WHERE id = ?",
        message);
    assertThat(phone.heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes)
        .extracting(OtherServices.Change::key)
        .hasSize(2)
        .containsOnly(message + ":1");
  }

  private void presses(String button) {
    presses(button, "Sí");
  }

  private void presses(String button, String title) {
    var unused =
        whatsApp.customerPresses(
            phone.desk().provider().phoneNumberId(), phone.customer(), button, title);
  }

  private List<String> paths() {
    return others.changes.stream().map(OtherServices.Change::path).toList();
  }

  private static String path(UUID offer, String answer) {
    return "/v1/crm/waitlist/offers/" + offer + "/" + answer;
  }

  /**
   * @param ago when it was told
   * @param left how long it still stands
   */
  private UUID offered(Duration ago, Duration left) {
    UUID offer = Ids.next();
    Database.run(
        """
        INSERT INTO waitlist_offer (tenant_id, id, service_type, starts_at, time_zone, expires_at,
                                    conversation_id, message_id, asked_at)
        SELECT tenant_id, ?, 'isp_repair', now() + interval '1 day',
               'America/Argentina/Buenos_Aires', now() + ? * interval '1 second', conversation_id,
               id, now() - ? * interval '1 second'
        FROM message WHERE conversation_id = ? ORDER BY sequence LIMIT 1
        """,
        offer,
        left.toSeconds(),
        ago.toSeconds(),
        phone.conversation());
    return offer;
  }

  /** He was asked then whether he is in danger, and has not answered. */
  private void danger(Duration ago) {
    Database.run(
        """
        UPDATE dialogue SET question = 'EMERGENCY_SURE',
          asked_at = now() - ? * interval '1 second',
          state = jsonb_set(state, '{asked}', '"EMERGENCY_SURE"')
        WHERE conversation_id = ?
        """,
        ago.toSeconds(),
        phone.conversation());
  }

  /** A reminder that was told then; its visit. */
  private UUID reminded(Duration ago) {
    UUID visit = Ids.next();
    Database.run(
        """
        INSERT INTO reminder_question (tenant_id, conversation_id, appointment_id, reminder_id,
                                       starts_at, answer_until)
        VALUES (?, ?, ?, ?, now() + interval '1 day', now() + ? * interval '1 second')
        """,
        phone.tenant().value(),
        phone.conversation(),
        visit,
        Ids.next(),
        HALF_AN_HOUR.minus(ago).toSeconds());
    return visit;
  }

  /** A message whose turn a process that is dead by now has claimed. */
  private UUID saidToADeadProcess(String text) {
    UUID message = Ids.next();
    Database.run(
        """
        WITH c AS (
          UPDATE conversation SET total_messages = total_messages + 1, status = 'BOT_ACTIVE',
            version = version + 1
          WHERE id = ? RETURNING *
        )
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             sent_at)
        SELECT tenant_id, ?, id, channel_id, total_messages, 'USER', 'TEXT', ?, now() FROM c
        """,
        phone.conversation(),
        message,
        text);
    Database.run(
        """
        INSERT INTO assistant_turn (tenant_id, id, conversation_id, lease_holder, lease_epoch,
                                    lease_expires_at, attempts, began_at)
        VALUES (?, ?, ?, ?, 1, now() + interval '1 hour', 1, now())
        """,
        phone.tenant().value(),
        message,
        phone.conversation(),
        Ids.next());
    return message;
  }

  /** What a process does of a turn before it stores the result. */
  private void decide(UUID message) {
    TenantId tenant = phone.tenant();
    Turn turn =
        transactions
            .onConnection(tenant, connection -> turns.read(connection, tenant, List.of(message)))
            .await()
            .atMost(Handset.PATIENCE)
            .getFirst();
    var unused =
        engine.decide(turn, businesses.of(tenant).orElseThrow()).await().atMost(Handset.PATIENCE);
  }
}
