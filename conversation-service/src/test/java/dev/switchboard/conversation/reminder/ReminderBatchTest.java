package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Polls of reminders made by hand, as the poll loop would make them. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class ReminderBatchTest {
  @Inject ReminderConsumer consumer;

  @Inject
  @ReactiveDataSource("worker")
  Pool worker;

  @Test
  void aPollQueuesEachReminderOnceInTheOrderOfItsConversation() {
    Archive archive = Archive.ofNewTenant();
    archive.meets(20);
    List<ConsumedEvent> events = new ArrayList<>();
    for (String id :
        Database.list(
            "SELECT id FROM conversation WHERE tenant_id = ?", archive.tenant().value())) {
      ReminderDue first = Reminders.of(UUID.fromString(String.valueOf(id)));
      ReminderDue second = Reminders.of(UUID.fromString(String.valueOf(id)));
      events.add(event(archive.tenant(), first));
      events.add(event(archive.tenant(), second));
      events.add(event(archive.tenant(), first));
    }
    poll(events);
    poll(events);

    assertThat(
            Database.list(
                """
                SELECT DISTINCT string_agg(sequence::text, ',' ORDER BY sequence) FROM message
                WHERE tenant_id = ? GROUP BY conversation_id
                """,
                archive.tenant().value()))
        .containsExactly("1,2");
    assertThat(
            Database.list(
                "SELECT DISTINCT total_messages FROM conversation WHERE tenant_id = ?",
                archive.tenant().value()))
        .containsExactly("2");
  }

  /** As after a rebalance: two processes have the same records for a moment. */
  @Test
  void ofTwoThatPollTheSameOneQueues() {
    Archive archive = Archive.ofNewTenant();
    archive.meets(10);
    List<ConsumedEvent> events = new ArrayList<>();
    for (String id :
        Database.list(
            "SELECT id FROM conversation WHERE tenant_id = ?", archive.tenant().value())) {
      events.add(event(archive.tenant(), Reminders.of(UUID.fromString(String.valueOf(id)))));
    }
    List<ConsumedEvent> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    CompletableFuture.allOf(
            Stream.of(events, reversed, events, reversed)
                .map(these -> CompletableFuture.runAsync(() -> poll(these)))
                .toArray(CompletableFuture[]::new))
        .join();
    assertThat(count("SELECT count(*) FROM outgoing WHERE tenant_id = ?", archive)).isEqualTo(10);
    assertThat(count("SELECT count(*) FROM message WHERE tenant_id = ?", archive)).isEqualTo(10);
  }

  @Test
  void oneWhoseHourIsOverIsNotQueued() {
    Archive archive = Archive.ofNewTenant();
    archive.meets(1);
    ReminderDue due =
        Reminders.until(Reminders.of(archive.conversation()), Instant.now().minusSeconds(1));
    poll(List.of(event(archive.tenant(), due)));
    assertThat(Reminders.stored(due)).containsEntry("skipped_because", "LATE");
    assertThat(count("SELECT count(*) FROM outgoing WHERE tenant_id = ?", archive)).isZero();
  }

  private void poll(List<ConsumedEvent> events) {
    worker
        .withTransaction(transaction -> consumer.apply(transaction, events))
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  private static long count(String sql, Archive archive) {
    return Database.count(sql, archive.tenant().value());
  }

  private static ConsumedEvent event(TenantId tenant, ReminderDue due) {
    String json =
        new JsonObject()
            .put("reminderId", due.reminderId().toString())
            .put("appointmentId", due.appointmentId().toString())
            .put("appointmentVersion", due.appointmentVersion())
            .put("customerId", due.customerId().toString())
            .put("conversationId", String.valueOf(due.conversationId()))
            .put("serviceType", due.serviceType())
            .put("startsAt", due.startsAt().toString())
            .put("timeZone", due.timeZone())
            .put("hoursBefore", due.hoursBefore())
            .put("notAfter", due.notAfter().toString())
            .encode();
    return new ConsumedEvent(
        Ids.next(),
        Topic.REMINDER_DUE,
        tenant,
        due.appointmentId(),
        due.reminderId(),
        Instant.now(),
        null,
        json.getBytes(StandardCharsets.UTF_8));
  }
}
