package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.conversation.testing.Database;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.News;
import dev.switchboard.conversation.testing.PermitDesk;
import dev.switchboard.conversation.testing.PermitDesk.Mood;
import dev.switchboard.conversation.testing.WithPermits;
import dev.switchboard.conversation.testing.WithWhatsApp;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a reminder that is due (features.md S9, X2), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(WithPermits.class)
class ReminderTest {
  private static final String ANA = "5491155550399";
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Inject Secrets secrets;
  @Inject TenantTransactions transactions;
  @Inject OutgoingService outgoing;
  @Inject OutboxWriter outbox;
  @Inject Tenants tenants;
  @Inject Vertx vertx;
  @Inject @Any Instance<WorkQueue> queues;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  private WhatsAppSimulator whatsApp;
  private PermitDesk scheduling;
  private Desk desk;
  private News news;

  @BeforeEach
  void openDesks() {
    whatsApp = WhatsAppSimulator.start(WithWhatsApp.port());
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    scheduling = new PermitDesk(WithPermits.port());
    scheduling.visitIs("Reparación de internet", Reminders.STARTS_AT.toString(), Reminders.ZONE);
    desk = Desk.open(whatsApp, secrets, transactions, outgoing);
    news = new News(outbox, transactions);
  }

  @AfterEach
  void close() {
    whatsApp.close();
    scheduling.close();
  }

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
    assertThat(scheduling.asked())
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
    assertThat(scheduling.asked()).hasSize(1);
  }

  @Test
  void aCancelBeforeItsTurnHasComeDiscardsIt() {
    UUID conversation = desk.conversationWith(ANA);
    whatsApp.faults().arm(Fault.next(1, FaultMode.DELAY).lasting(Duration.ofMillis(900)));
    UUID before = desk.says(conversation, "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> whatsApp.journal().total() == 1);
    ReminderDue due = told(Reminders.of(conversation));
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(scheduling.asked()).isEmpty();
    scheduling.is(Mood.REVOKES);
    awaitStatus(due, "DISCARDED");

    assertThat(Desk.status(before)).isEqualTo("SENT");
    assertThat(Reminders.stored(due)).containsEntry("error_reason", "REMINDER_REVOKED");
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void aReminderThatSchedulingDoesNotKnowIsDiscarded() {
    scheduling.is(Mood.KNOWS_NOTHING);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    awaitStatus(due, "DISCARDED");
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void whileSchedulingIsAwayItWaitsAndWhatElseIsSaidGoesFirst() {
    scheduling.is(Mood.IS_DOWN);
    UUID conversation = desk.conversationWith(ANA);
    ReminderDue due = told(Reminders.of(conversation));
    await().atMost(PATIENCE).until(() -> !scheduling.asked().isEmpty());
    UUID answer = desk.says(conversation, "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(answer).equals("SENT"));
    assertThat(Reminders.stored(due)).containsEntry("status", "QUEUED");

    scheduling.is(Mood.GRANTS);
    awaitStatus(due, "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(2);
    assertThat(scheduling.asked()).extracting(PermitDesk.Asked::key).hasSizeGreaterThan(1);
    assertThat(scheduling.asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeIsNone() {
    scheduling.is(Mood.IS_SLOW);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    await().atMost(PATIENCE).until(() -> !scheduling.asked().isEmpty());
    scheduling.is(Mood.GRANTS);
    awaitStatus(due, "SENT");
    assertThat(scheduling.asked()).hasSize(2);
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void pastItsHourItIsDiscarded() {
    scheduling.is(Mood.IS_DOWN);
    ReminderDue due =
        told(
            Reminders.until(
                Reminders.of(desk.conversationWith(ANA)), Instant.now().plusSeconds(3)));
    awaitStatus(due, "DISCARDED");
    assertThat(Reminders.stored(due)).containsEntry("error_reason", "REMINDER_LATE");
    assertThat(scheduling.asked()).isNotEmpty();
  }

  @Test
  void aTryTheProviderRefusesForNowAsksForThePermitAgainWithTheSameKey() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.STATUS_429));
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    awaitStatus(due, "SENT");
    assertThat(scheduling.asked()).hasSize(2);
    assertThat(scheduling.asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void ofTwoDispatchersOneAsksForEachPermitAndSends() {
    WorkQueue dispatching =
        queues.stream().filter(queue -> queue.table().name().equals("outgoing")).findFirst().get();
    try (Worker second = new Worker(dispatching, pool, vertx, Ids.next())) {
      second.start();
      ReminderDue[] dues =
          IntStream.range(0, 12)
              .mapToObj(i -> Reminders.of(desk.conversationWith("54911555603" + (10 + i))))
              .toArray(ReminderDue[]::new);
      news.tell(desk.provider().tenant(), dues);
      for (ReminderDue due : dues) {
        awaitStatus(due, "SENT");
      }
    }
    assertThat(whatsApp.sentMessages()).hasSize(12);
    assertThat(scheduling.asked())
        .hasSize(12)
        .extracting(PermitDesk.Asked::key)
        .containsExactlyInAnyOrderElementsOf(
            whatsApp.sentMessages().stream().map(SentMessage::callbackData).toList());
  }

  /** The first asker hangs on, his lease is over, and another has sent it when he comes back. */
  @Test
  void whoLosesHisLeaseWhileHeAsksSendsNothing() {
    scheduling.is(Mood.IS_SLOW);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    await().atMost(PATIENCE).until(() -> scheduling.asked().size() == 1);
    scheduling.is(Mood.GRANTS);
    Database.run(
        """
        UPDATE outgoing SET lease_expires_at = now() - interval '1 second' WHERE reminder_id = ?
        """,
        due.reminderId());
    awaitStatus(due, "SENT");
    await().during(Duration.ofSeconds(6)).until(() -> whatsApp.journal().total() == 1);
    assertThat(scheduling.asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
    assertThat(Reminders.stored(due)).containsEntry("status", "SENT");
  }

  @Test
  void whoHasOptedOutIsNotRemindedAndNoPermitIsSpent() {
    Reminders.optOut(desk.provider().tenant(), "+" + ANA);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    awaitStatus(due, "SUPPRESSED");
    assertThat(scheduling.asked()).isEmpty();
  }

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
    Desk other = Desk.open(whatsApp, secrets, transactions, outgoing);
    news.tell(other.provider().tenant(), due);
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(Reminders.stored(due)).containsEntry("skipped_because", "NO_CONVERSATION");
  }

  private ReminderDue told(ReminderDue due) {
    news.tell(desk.provider().tenant(), due);
    return due;
  }

  private UUID yesterdaysConversation() {
    return desk.conversationWith(ANA, Instant.now().minus(Duration.ofHours(25)));
  }

  private void knowTheBusiness() {
    news.tell(
        desk.provider().tenant(), News.inBuenosAires(desk.provider().tenant(), "+5491155550001"));
    await().atMost(PATIENCE).until(() -> tenants.snapshot(desk.provider().tenant()).isPresent());
  }

  private static void awaitStatus(ReminderDue due, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Reminders.stored(due)).containsEntry("status", status));
  }
}
