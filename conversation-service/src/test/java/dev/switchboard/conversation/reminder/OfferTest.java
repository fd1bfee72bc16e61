package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.PermitDesk;
import dev.switchboard.conversation.testing.PermitDesk.Mood;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an offer of time that was given up says, and when it says nothing (features.md S8). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class OfferTest extends ReminderStage {
  @Test
  void insideTheWindowItSaysWhenUntilWhenAndHowToAnswer() {
    WaitlistOffered offer = told(of(desk.conversationWith(ANA)));
    awaitOffer(offer, "status", "SENT");

    SentMessage sent = whatsApp.sentMessages().getFirst();
    assertThat(sent.body().at("/interactive/body/text").asText())
        .startsWith(
            "Hola, se liberó un horario: martes 25 de noviembre a las 10:00. Te lo guardamos hasta ")
        .endsWith(". Respondé SÍ para tomarlo o NO para dejarlo.");
    assertThat(sent.body().at("/interactive/action/buttons").findValuesAsText("id"))
        .containsExactly("offer-yes:" + offer.offerId(), "offer-no:" + offer.offerId());
    assertThat(asked())
        .containsExactly(
            new PermitDesk.Asked(
                offer.offerId().toString(),
                desk.provider().tenant().toString(),
                sent.callbackData(),
                1,
                "Bearer a-token"));
    assertThat(stored(offer)).containsEntry("lane", "OFFER").containsEntry("is_asked", "t");
  }

  @Test
  void outsideTheWindowItIsTheChannelsTemplate() {
    knowTheBusiness();
    Database.run(
        "UPDATE channel SET settings = '{\"offerTemplate\": \"time_free\"}' WHERE id = ?",
        desk.provider().channelId());
    WaitlistOffered offer = told(of(yesterdaysConversation()));
    awaitOffer(offer, "status", "SENT");

    assertThat(whatsApp.sentMessages().getFirst().body().at("/template/name").asText())
        .isEqualTo("time_free");
    assertThat(
            whatsApp
                .sentMessages()
                .getFirst()
                .body()
                .at("/template/components/0/parameters")
                .findValuesAsText("text"))
        .hasSize(3)
        .startsWith("cliente", "martes 25 de noviembre a las 10:00");
  }

  @Test
  void outsideTheWindowWithoutATemplateNothingIsSaid() {
    WaitlistOffered offer = told(of(yesterdaysConversation()));
    awaitOffer(offer, "skipped_because", "NO_TEMPLATE");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whereAPersonHasTheConversationNothingIsSaid() {
    UUID conversation = desk.conversationWith(ANA);
    Database.run(
        "UPDATE conversation SET status = 'ESCALATED', owner_kind = 'QUEUE' WHERE id = ?",
        conversation);
    awaitOffer(told(of(conversation)), "skipped_because", "OCCUPIED");
  }

  @Test
  void aPersonWhoTakesOverMeanwhileStopsIt() {
    scheduling.is(Mood.IS_DOWN);
    UUID conversation = desk.conversationWith(ANA);
    WaitlistOffered offer = told(of(conversation));
    await().atMost(PATIENCE).until(() -> !asked().isEmpty());
    Database.run(
        """
        UPDATE conversation SET status = 'AGENT_ACTIVE', owner_kind = 'AGENT', owner_id = ?,
          owner_epoch = owner_epoch + 1 WHERE id = ?
        """,
        Ids.next(),
        conversation);
    scheduling.is(Mood.GRANTS);
    itsTurnComes(offer);
    awaitOffer(offer, "status", "DISCARDED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whatIsOverWhenItsTurnComesIsNotSaidAndNoQuestion() {
    scheduling.is(Mood.REVOKES);
    WaitlistOffered offer = told(of(desk.conversationWith(ANA)));
    awaitOffer(offer, "status", "DISCARDED");
    assertThat(stored(offer))
        .containsEntry("is_asked", "f")
        .containsEntry("error_reason", "OFFER_REVOKED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void anOfferThatSchedulingDoesNotKnowIsNotSaid() {
    scheduling.is(Mood.KNOWS_NOTHING);
    awaitOffer(told(of(desk.conversationWith(ANA))), "status", "DISCARDED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whoOptedOutHearsNothingAndNoPermitIsSpent() {
    UUID conversation = desk.conversationWith(ANA);
    Reminders.optOut(desk.provider().tenant(), "+" + ANA);
    awaitOffer(told(of(conversation)), "status", "SUPPRESSED");
    assertThat(asked()).isEmpty();
  }

  @Test
  void heardTwiceItIsSaidOnceAndLateNotAtAll() {
    WaitlistOffered offer = of(desk.conversationWith(ANA));
    WaitlistOffered late = until(offer, Instant.now().minusSeconds(1));
    news.tell(desk.provider().tenant(), offer, offer);
    news.tell(desk.provider().tenant(), offer, late);
    awaitOffer(late, "skipped_because", "LATE");
    awaitOffer(offer, "status", "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void anothersCustomerIsNotReached() {
    WaitlistOffered offer = of(desk.conversationWith(ANA));
    news.tell(desks.open(whatsApp).provider().tenant(), offer);
    awaitOffer(offer, "skipped_because", "NO_CONVERSATION");
  }

  @Test
  void itGoesOutBeforeReminders() {
    UUID conversation = desk.conversationWith(ANA);
    ReminderDue due = told(Reminders.of(conversation));
    awaitStatus(due, "SENT");
    WaitlistOffered offer = told(of(conversation));
    awaitOffer(offer, "status", "SENT");
    assertThat(priority(offer.offerId())).isGreaterThan(priority(due.reminderId()));
  }

  private static long priority(UUID of) {
    return Database.count("SELECT priority FROM outgoing WHERE reminder_id = ?", of);
  }

  private WaitlistOffered told(WaitlistOffered offer) {
    news.tell(desk.provider().tenant(), offer);
    return offer;
  }

  private static WaitlistOffered of(UUID conversation) {
    return new WaitlistOffered(
        Ids.next(),
        Ids.next(),
        Reminders.customerOf(conversation),
        conversation,
        "isp_repair",
        Ids.next(),
        Reminders.STARTS_AT,
        Reminders.STARTS_AT.plus(Duration.ofHours(1)),
        Reminders.ZONE,
        Instant.now().plus(Duration.ofMinutes(30)));
  }

  private static WaitlistOffered until(WaitlistOffered offer, Instant expiresAt) {
    return new WaitlistOffered(
        Ids.next(),
        offer.entryId(),
        offer.customerId(),
        offer.conversationId(),
        offer.serviceType(),
        offer.technicianId(),
        offer.startsAt(),
        offer.endsAt(),
        offer.timeZone(),
        expiresAt);
  }

  /** The pause before its next try is over. */
  private static void itsTurnComes(WaitlistOffered offer) {
    Database.run(
        "UPDATE outgoing SET due_at = now() WHERE reminder_id = ? AND due_at > now()",
        offer.offerId());
  }

  private static void awaitOffer(WaitlistOffered offer, String column, String value) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(stored(offer)).containsEntry(column, value));
  }

  private static Map<String, @Nullable String> stored(WaitlistOffered offer) {
    return Database.rows(
            """
            SELECT f.skipped_because, f.asked_at IS NOT NULL AS is_asked, m.status, m.error_reason,
                   o.lane
            FROM waitlist_offer f
            LEFT JOIN message m ON m.tenant_id = f.tenant_id AND m.id = f.message_id
            LEFT JOIN outgoing o ON o.id = f.message_id
            WHERE f.id = ?
            """,
            offer.offerId())
        .stream()
        .findFirst()
        .orElse(Map.of());
  }
}
