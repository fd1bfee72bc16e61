package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.contracts.appointment.FollowUpDue;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.PermitDesk;
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

/** What a campaign says, and when it says nothing (features.md S10). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class FollowUpTest extends ReminderStage {
  @Test
  void insideTheWindowItAsksWithTheBusinessesName() {
    knowTheBusiness();
    FollowUpDue due = told(of(desk.conversationWith(ANA), CampaignKind.NO_BOOKING));
    awaitFollowUp(due, "status", "SENT");

    assertThat(whatsApp.sentMessages().getFirst().body().path("interactive").toString())
        .isEqualTo(
            """
            {"type":"button","body":{"text":"Hola, somos Norte Internet. Hace unos días nos \
            escribiste. ¿Todavía necesitás una visita?"},"action":{"buttons":[\
            {"type":"reply","reply":{"id":"follow-up-visit","title":"Quiero una visita"}}]}}""");
    assertThat(asked())
        .extracting(PermitDesk.Asked::reminderId)
        .containsExactly(due.followUpId().toString());
    assertThat(stored(due)).containsEntry("lane", "CAMPAIGN");
  }

  @Test
  void outsideTheWindowItIsTheTemplateOfItsKind() {
    knowTheBusiness();
    templates();
    FollowUpDue due = told(of(yesterdaysConversation(), CampaignKind.NO_VISIT));
    awaitFollowUp(due, "status", "SENT");

    assertThat(whatsApp.sentMessages().getFirst().body().path("template").toString())
        .isEqualTo(
            """
            {"name":"we_miss_you","language":{"code":"es_AR"},"components":[{"type":"body",\
            "parameters":[{"type":"text","text":"cliente"}]}]}""");
  }

  @Test
  void outsideTheWindowWithoutATemplateNothingIsSaid() {
    FollowUpDue due = told(of(yesterdaysConversation(), CampaignKind.NO_BOOKING));
    awaitFollowUp(due, "skipped_because", "NO_TEMPLATE");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whereAPersonHasTheConversationNothingIsSaid() {
    UUID conversation = desk.conversationWith(ANA);
    Database.run(
        "UPDATE conversation SET status = 'ESCALATED', owner_kind = 'QUEUE' WHERE id = ?",
        conversation);
    FollowUpDue due = told(of(conversation, CampaignKind.NO_BOOKING));
    awaitFollowUp(due, "skipped_because", "OCCUPIED");
  }

  @Test
  void whoBookedMeanwhileHearsNothing() {
    scheduling.is(PermitDesk.Mood.REVOKES);
    FollowUpDue due = told(of(desk.conversationWith(ANA), CampaignKind.NO_BOOKING));
    awaitFollowUp(due, "status", "DISCARDED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whoOptedOutHearsNothing() {
    UUID conversation = desk.conversationWith(ANA);
    Reminders.optOut(desk.provider().tenant(), "+" + ANA);
    FollowUpDue due = told(of(conversation, CampaignKind.NO_BOOKING));
    awaitFollowUp(due, "status", "SUPPRESSED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void heardTwiceItIsSaidOnceAndLateNotAtAll() {
    UUID conversation = desk.conversationWith(ANA);
    FollowUpDue due = of(conversation, CampaignKind.NO_BOOKING);
    FollowUpDue late = until(due, Instant.now().minusSeconds(1));
    news.tell(desk.provider().tenant(), due, due);
    news.tell(desk.provider().tenant(), due, late);
    awaitFollowUp(late, "skipped_because", "LATE");
    awaitFollowUp(due, "status", "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void anothersCustomerIsNotReached() {
    FollowUpDue due = of(desk.conversationWith(ANA), CampaignKind.NO_BOOKING);
    news.tell(desks.open(whatsApp).provider().tenant(), due);
    awaitFollowUp(due, "skipped_because", "NO_CONVERSATION");
  }

  private void templates() {
    Database.run(
        """
        UPDATE channel SET settings = '{"followUpTemplate": "still_interested",
                                        "reactivationTemplate": "we_miss_you"}' WHERE id = ?
        """,
        desk.provider().channelId());
  }

  private FollowUpDue told(FollowUpDue due) {
    news.tell(desk.provider().tenant(), due);
    return due;
  }

  private static FollowUpDue of(UUID conversation, CampaignKind kind) {
    return new FollowUpDue(
        Ids.next(),
        Ids.next(),
        kind,
        Reminders.customerOf(conversation),
        conversation,
        Instant.now().plus(Duration.ofHours(1)));
  }

  private static FollowUpDue until(FollowUpDue due, Instant notAfter) {
    return new FollowUpDue(
        Ids.next(), due.campaignId(), due.kind(), due.customerId(), due.conversationId(), notAfter);
  }

  private static void awaitFollowUp(FollowUpDue due, String column, String value) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(stored(due)).containsEntry(column, value));
  }

  private static Map<String, @Nullable String> stored(FollowUpDue due) {
    return Database.rows(
            """
            SELECT f.skipped_because, m.status, o.lane FROM follow_up f
            LEFT JOIN message m ON m.tenant_id = f.tenant_id AND m.id = f.message_id
            LEFT JOIN outgoing o ON o.id = f.message_id
            WHERE f.id = ?
            """,
            due.followUpId())
        .stream()
        .findFirst()
        .orElse(Map.of());
  }
}
