package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.PermitDesk;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reminder that is due says, and where (features.md S9). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class ReminderTest extends ReminderStage {
  @Test
  void insideTheWindowItAsksWithTwoButtonsAndWaitsForTheAnswer() {
    UUID conversation = desk.conversationWith(ANA);
    ReminderDue due = told(Reminders.of(conversation));
    awaitStatus(due, "SENT");

    SentMessage sent = whatsApp.sentMessages().getFirst();
    assertThat(sent.body().path("interactive").toString())
        .isEqualTo(
            """
            {"type":"button","body":{"text":"Hola, te recordamos tu visita del martes 25 de noviembre \
            a las 10:00. ¿La confirmás?"},"action":{"buttons":[\
            {"type":"reply","reply":{"id":"reminder-yes","title":"Sí"}},\
            {"type":"reply","reply":{"id":"reminder-cancel","title":"Cancelar"}}]}}""");
    assertThat(asked())
        .containsExactly(
            new PermitDesk.Asked(
                due.reminderId().toString(),
                desk.provider().tenant().toString(),
                sent.callbackData(),
                3,
                "Bearer a-token"));
    assertThat(
            Database.row(
                """
                SELECT appointment_id, reminder_id,
                  answer_until BETWEEN now() + interval '29 minutes' AND now() + interval '30 minutes'
                    AS half_an_hour
                FROM reminder_question WHERE conversation_id = ?
                """,
                conversation))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "appointment_id", due.appointmentId().toString(),
                "reminder_id", due.reminderId().toString(),
                "half_an_hour", "t"));
  }

  @Test
  void outsideTheWindowItIsTheChannelsTemplateInTheBusinessesLanguage() {
    knowTheBusiness();
    Database.run(
        "UPDATE channel SET settings = '{\"reminderTemplate\": \"appointment_reminder\"}' WHERE id = ?",
        desk.provider().channelId());
    UUID conversation = yesterdaysConversation();
    Database.run(
        "UPDATE customer SET name = 'Ana Pérez' WHERE id = ?", Reminders.customerOf(conversation));
    ReminderDue due = told(Reminders.of(conversation));
    awaitStatus(due, "SENT");

    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(whatsApp.sentMessages().getFirst().body().path("template").toString())
        .isEqualTo(
            """
            {"name":"appointment_reminder","language":{"code":"es_AR"},"components":[{"type":"body",\
            "parameters":[{"type":"text","text":"Ana"},\
            {"type":"text","text":"Reparación de internet"},\
            {"type":"text","text":"martes 25 de noviembre a las 10:00"}]}]}""");
    assertThat(Reminders.stored(due)).containsEntry("kind", "TEMPLATE");
  }

  @Test
  void aChannelMayHaveWordsOfItsOwn() {
    Database.run(
        """
        UPDATE channel SET settings = '{"reminderText": "{name}: {service}, {when}. ¿Vamos?"}'
        WHERE id = ?
        """,
        desk.provider().channelId());
    awaitStatus(told(Reminders.of(desk.conversationWith(ANA))), "SENT");

    assertThat(whatsApp.sentMessages().getFirst().body().at("/interactive/body/text").asText())
        .isEqualTo("cliente: Reparación de internet, martes 25 de noviembre a las 10:00. ¿Vamos?");
  }

  @Test
  void outsideTheWindowWithoutATemplateItFails() {
    ReminderDue due = told(Reminders.of(yesterdaysConversation()));
    awaitStatus(due, "FAILED");
    assertThat(Reminders.stored(due)).containsEntry("error_code", "WINDOW_CLOSED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void heardTwiceItIsSaidOnceAndAnOlderOneNotAtAll() {
    ReminderDue due = Reminders.of(desk.conversationWith(ANA));
    ReminderDue older = Reminders.ofVersion(due, 2);
    news.tell(desk.provider().tenant(), due, due);
    awaitStatus(due, "SENT");
    news.tell(desk.provider().tenant(), older, due);
    await().atMost(PATIENCE).until(() -> !Reminders.stored(older).isEmpty());
    assertThat(Reminders.stored(older)).containsEntry("skipped_because", "SUPERSEDED");
    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(asked()).hasSize(1);
  }

  /** The first asker hangs on, his lease is over, and another has sent it when he comes back. */
  @Test
  void itIsSaidWhoeverOwnsTheConversation() {
    UUID conversation = desk.conversationWith(ANA);
    Database.run(
        """
        UPDATE conversation SET status = 'AGENT_ACTIVE', owner_kind = 'AGENT', owner_id = ?,
          owner_epoch = 7 WHERE id = ?
        """,
        Ids.next(),
        conversation);
    awaitStatus(told(Reminders.of(conversation)), "SENT");
  }

  @Test
  void whereAllConversationsAreClosedAnotherBegins() {
    UUID closed = desk.conversationWith(ANA);
    Database.run("UPDATE conversation SET status = 'CLOSED' WHERE id = ?", closed);
    ReminderDue due = told(Reminders.of(closed));
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(Reminders.stored(due)).doesNotContainEntry("conversation_id", closed.toString());
    assertThat(
            Database.row(
                "SELECT status, customer_id FROM conversation WHERE id = ?::uuid",
                Reminders.stored(due).get("conversation_id")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("status", "NEW", "customer_id", due.customerId().toString()));
  }

  @Test
  void aMoveOfTheCustomerToAnotherConversationFollowsHim() {
    UUID booked = desk.conversationWith(ANA);
    Database.run("UPDATE conversation SET status = 'CLOSED' WHERE id = ?", booked);
    UUID open = Ids.next();
    Database.run(
        """
        INSERT INTO conversation (tenant_id, id, channel, channel_id, customer_id, sender_kind,
                                  sender, status, started_at, last_message_at, last_inbound_at)
        SELECT tenant_id, ?, channel, channel_id, customer_id, sender_kind, sender, 'RESOLVED',
               now(), now(), now() FROM conversation WHERE id = ?
        """,
        open,
        booked);
    ReminderDue due = told(Reminders.of(booked));
    awaitStatus(due, "SENT");
    assertThat(Reminders.stored(due)).containsEntry("conversation_id", open.toString());
  }

  @Test
  void whoNeverWroteCannotBeReminded() {
    ReminderDue due = told(Reminders.of(Ids.next(), null));
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(Reminders.stored(due)).containsEntry("skipped_because", "NO_CONVERSATION");
  }

  @Test
  void anotherTenantsConversationIsNoneOfIts() {
    UUID conversation = desk.conversationWith(ANA);
    ReminderDue due = Reminders.of(conversation);
    Desk other = desks.open(whatsApp);
    news.tell(other.provider().tenant(), due);
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(Reminders.stored(due)).containsEntry("skipped_because", "NO_CONVERSATION");
  }
}
