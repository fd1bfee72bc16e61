package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.PermitDesk;
import dev.switchboard.conversation.testing.PermitDesk.Mood;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No reminder without the permit asked for right before the call (design.md 3.6, features.md X2).
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class PermitTest extends ReminderStage {
  @Inject Vertx vertx;
  @Inject @Any Instance<WorkQueue> queues;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  @Test
  void aCancelBeforeItsTurnHasComeDiscardsIt() {
    UUID conversation = desk.conversationWith(ANA);
    whatsApp.faults().arm(Fault.next(1, FaultMode.DELAY).lasting(Duration.ofMillis(900)));
    UUID before = desk.says(conversation, "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> whatsApp.journal().total() == 1);
    ReminderDue due = told(Reminders.of(conversation));
    await().atMost(PATIENCE).until(() -> !Reminders.stored(due).isEmpty());
    assertThat(asked()).isEmpty();
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
    await().atMost(PATIENCE).until(() -> !asked().isEmpty());
    UUID answer = desk.says(conversation, "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(answer).equals("SENT"));
    assertThat(Reminders.stored(due)).containsEntry("status", "QUEUED");

    scheduling.is(Mood.GRANTS);
    Reminders.itsTurnComes(due);
    awaitStatus(due, "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(2);
    assertThat(asked()).extracting(PermitDesk.Asked::key).hasSizeGreaterThan(1);
    assertThat(asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeIsNone() {
    scheduling.is(Mood.IS_SLOW);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    await().atMost(PATIENCE).until(() -> !asked().isEmpty());
    scheduling.is(Mood.GRANTS);
    awaitStatus(due, "SENT");
    assertThat(asked()).hasSize(2);
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void pastItsHourItIsDiscarded() {
    scheduling.is(Mood.IS_DOWN);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    await().atMost(PATIENCE).until(() -> !asked().isEmpty());
    Reminders.itsHourEnds(due);
    awaitStatus(due, "DISCARDED");
    assertThat(Reminders.stored(due)).containsEntry("error_reason", "REMINDER_LATE");
  }

  @Test
  void aTryTheProviderRefusesForNowAsksForThePermitAgainWithTheSameKey() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.STATUS_429));
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    awaitStatus(due, "SENT");
    assertThat(asked()).hasSize(2);
    assertThat(asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
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
    assertThat(asked())
        .hasSize(12)
        .extracting(PermitDesk.Asked::key)
        .containsExactlyInAnyOrderElementsOf(
            whatsApp.sentMessages().stream().map(SentMessage::callbackData).toList());
  }

  @Test
  void whoLosesHisLeaseWhileHeAsksSendsNothing() {
    scheduling.is(Mood.IS_SLOW);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    await().atMost(PATIENCE).until(() -> asked().size() == 1);
    scheduling.is(Mood.GRANTS);
    Database.run(
        """
        UPDATE outgoing SET lease_expires_at = now() - interval '1 second' WHERE reminder_id = ?
        """,
        due.reminderId());
    awaitStatus(due, "SENT");
    await().during(Duration.ofSeconds(3)).until(() -> whatsApp.journal().total() == 1);
    assertThat(asked().stream().map(PermitDesk.Asked::key).distinct()).hasSize(1);
    assertThat(Reminders.stored(due)).containsEntry("status", "SENT");
  }

  @Test
  void whoHasOptedOutIsNotRemindedAndNoPermitIsSpent() {
    Reminders.optOut(desk.provider().tenant(), "+" + ANA);
    ReminderDue due = told(Reminders.of(desk.conversationWith(ANA)));
    awaitStatus(due, "SUPPRESSED");
    assertThat(asked()).isEmpty();
  }

  @Test
  void aSchedulingThatHangsHoldsUpNoOtherMessage() {
    scheduling.is(Mood.IS_SLOW);
    news.tell(
        desk.provider().tenant(),
        IntStream.range(0, 40)
            .mapToObj(i -> Reminders.of(desk.conversationWith("54911555604" + (10 + i))))
            .toArray(ReminderDue[]::new));
    await().atMost(PATIENCE).until(() -> asked().size() >= 8);
    UUID answer = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(answer).equals("SENT"));
    assertThat(scheduling.mostAtOnce()).isLessThanOrEqualTo(16);
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }
}
