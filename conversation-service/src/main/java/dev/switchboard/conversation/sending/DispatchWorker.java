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
  static final int AT_ONCE = 256;

  private final SendingService sending;
  private final GoAheadService goAhead;
  private final SettlementService settlement;
  private final RateService rates;
  private final WhatsAppClient client;
  private final OutgoingService queue;
  private final Pool database;

  DispatchWorker(
      SendingService sending,
      GoAheadService goAhead,
      SettlementService settlement,
      RateService rates,
      WhatsAppClient client,
      OutgoingService queue,
      @ReactiveDataSource("worker") Pool database) {
    this.sending = sending;
    this.goAhead = goAhead;
    this.settlement = settlement;
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
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    return rates
        .permit(work.tenantId(), work.row().getUUID("channel_id"))
        .chain(permitted -> permitted ? send(work) : later(work));
  }

  private Uni<Void> send(Claimed work) {
    return sending.open(work, null).chain(next -> take(work, next));
  }

  private Uni<Void> take(Claimed work, NextStep next) {
    return switch (next) {
      case NextStep.Make made ->
          client.send(made.call()).chain(outcome -> settlement.settle(work, outcome));
      case NextStep.Ask ask -> goAhead.ask(ask.message()).chain(answer -> heed(work, answer));
      case NextStep.Nothing nothing -> Uni.createFrom().voidItem();
    };
  }

  /** While the answer was waited for, time passed: all the rest is looked at once more. */
  private Uni<Void> heed(Claimed work, GoAhead answer) {
    return switch (answer) {
      case GoAhead.Given given ->
          sending.open(work, given.content()).chain(next -> take(work, next));
      case GoAhead.Withheld withheld -> settlement.discard(work, withheld.reason());
      case GoAhead.Unanswered unanswered -> settlement.later(work, unanswered.reason());
    };
  }

  private Uni<Void> later(Claimed work) {
    return table().retry(database, work, RateService.PERIOD, "RATE");
  }
}
