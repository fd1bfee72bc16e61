package dev.switchboard.conversation.sending;

import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Sends: of each conversation the oldest message, many conversations at once (design.md 3.4). Dying
 * between the two transactions leaves an open call behind, which whoever claims the row next finds.
 */
@ApplicationScoped
class DispatchWorker implements WorkQueue {
  private final SendingService sending;
  private final RateService rates;
  private final WhatsAppClient client;
  private final OutgoingService queue;
  private final Pool database;

  DispatchWorker(
      SendingService sending,
      RateService rates,
      WhatsAppClient client,
      OutgoingService queue,
      @ReactiveDataSource("worker") Pool database) {
    this.sending = sending;
    this.rates = rates;
    this.client = client;
    this.queue = queue;
    this.database = database;
  }

  @Override
  public WorkTable table() {
    return SendingService.OUTGOING;
  }

  @Override
  public Signal signal() {
    return queue.signal();
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    return rates
        .permit(work.tenantId(), work.row().getUUID("channel_id"))
        .chain(permitted -> permitted ? send(work) : later(work));
  }

  private Uni<Void> send(Claimed work) {
    return sending
        .open(work)
        .chain(
            call ->
                call.map(made -> client.send(made).chain(outcome -> sending.settle(work, outcome)))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> later(Claimed work) {
    return table().retry(database, work, RateService.PERIOD, "RATE");
  }
}
