package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.News;
import dev.switchboard.conversation.testing.PermitDesk;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.stack.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk, its provider and its scheduling-service, with every loop running. */
abstract class ReminderStage {
  static final String ANA = "5491155550399";
  static final Duration PATIENCE = Duration.ofSeconds(25);

  @Inject Desks desks;
  @Inject TenantTransactions transactions;
  @Inject OutboxWriter outbox;
  @Inject Tenants tenants;
  WhatsAppSimulator whatsApp;
  PermitDesk scheduling;
  Desk desk;
  News news;

  @BeforeEach
  void openDesks() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    scheduling = new PermitDesk(LoopsOn.othersPort());
    scheduling.visitIs("Reparación de internet", Reminders.STARTS_AT.toString(), Reminders.ZONE);
    desk = desks.open(whatsApp);
    news = new News(outbox, transactions);
  }

  /** What a test left waiting must not be said in the next. */
  @AfterEach
  void close() {
    Database.run(
        "UPDATE outgoing SET done_at = now() WHERE tenant_id = ? AND done_at IS NULL",
        desk.provider().tenant().value());
    whatsApp.close();
    scheduling.close();
  }

  /** What scheduling-service was asked for this desk; another test's may still be asking. */
  List<PermitDesk.Asked> asked() {
    String tenant = desk.provider().tenant().toString();
    return scheduling.asked().stream().filter(asked -> asked.tenant().equals(tenant)).toList();
  }

  ReminderDue told(ReminderDue due) {
    news.tell(desk.provider().tenant(), due);
    return due;
  }

  UUID yesterdaysConversation() {
    return desk.conversationWith(ANA, Instant.now().minus(Duration.ofHours(25)));
  }

  void knowTheBusiness() {
    news.tell(
        desk.provider().tenant(), News.inBuenosAires(desk.provider().tenant(), "+5491155550001"));
    await().atMost(PATIENCE).until(() -> tenants.snapshot(desk.provider().tenant()).isPresent());
  }

  static void awaitStatus(ReminderDue due, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Reminders.stored(due)).containsEntry("status", status));
  }
}
