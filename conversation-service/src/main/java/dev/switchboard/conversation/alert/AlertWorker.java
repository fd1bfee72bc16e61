package dev.switchboard.conversation.alert;

import dev.switchboard.conversation.sending.WhatsAppClient;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends alerts, at most once each, as messages are sent. */
@ApplicationScoped
class AlertWorker implements WorkQueue {
  private final AlertSendingService sending;
  private final WhatsAppClient client;
  private final AlertService alerts;

  AlertWorker(AlertSendingService sending, WhatsAppClient client, AlertService alerts) {
    this.sending = sending;
    this.client = client;
    this.alerts = alerts;
  }

  @Override
  public WorkTable table() {
    return AlertSendingService.ALERTS;
  }

  @Override
  public Signal signal() {
    return alerts.signal();
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    return sending
        .open(work)
        .chain(
            call ->
                call.map(made -> client.send(made).chain(outcome -> sending.settle(work, outcome)))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
