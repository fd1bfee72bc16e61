package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.sending.OutgoingRepository.Raise;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.LeaseLostException;
import dev.switchboard.platform.work.WorkBatcher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a message's call, or the question before it, came to. Locks the conversation first, as
 * everybody who writes to a message.
 */
@ApplicationScoped
class SettlementService {
  /** A condition nobody answers is asked again after about half a minute at the latest. */
  private static final int MOST_DOUBLINGS = 5;

  private final OutgoingRepository outgoing;
  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final BusinessClock clock;
  private final WorkBatcher<TenantId, Accepted, Boolean> settling;

  SettlementService(
      OutgoingRepository outgoing,
      TenantTransactions transactions,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.outgoing = outgoing;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
    this.settling = new WorkBatcher<>(one -> one.work().tenantId(), this::acceptedTogether);
  }

  /** A change to a message. */
  private record Change(
      Pending pending,
      Standing standing,
      @Nullable String providerMessageId,
      @Nullable String traceParent) {
    private Raise raise() {
      return new Raise(pending, pending.standing().and(standing), providerMessageId);
    }
  }

  /**
   * What the call came to. An accepted message is known as such even if the lease is over by now:
   * whoever has it since did not call, and has said UNCONFIRMED at most.
   */
  Uni<Void> settle(Claimed work, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          settling
              .perform(new Accepted(work, accepted.providerMessageId()))
              .replaceWithVoid()
              .onFailure(LeaseLostException.class)
              .recoverWithUni(() -> acceptedTooLate(work, accepted));
      case Outcome.Refused refused ->
          ended(work, Standing.failed(refused.code(), refused.reason(), clock.now()));
      case Outcome.Unknown unknown ->
          ended(work, Standing.notSent(MessageStatus.UNCONFIRMED, unknown.reason(), clock.now()));
      case Outcome.Again again ->
          locked(work, (connection, pending) -> again(connection, work, pending, again));
    };
  }

  /** Its condition does not hold. */
  Uni<Void> discard(Claimed work, String reason) {
    return ended(work, Standing.notSent(MessageStatus.DISCARDED, reason, clock.now()));
  }

  /**
   * Nobody has said whether its condition holds: it is asked again later, and lets what else is to
   * be said in the conversation go first.
   */
  Uni<Void> later(Claimed work, String reason) {
    int doublings = Math.min(work.attempts() - 1, MOST_DOUBLINGS);
    Duration pause = Objects.requireNonNull(RetryPolicy.BACK_OFF.pause(doublings));
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .stepBack(connection, work)
                .chain(() -> SendingService.OUTGOING.retry(connection, work, pause, reason)));
  }

  /** This is where the message stands, and there is nothing more to do. */
  Uni<Void> end(SqlConnection connection, Claimed work, Pending pending, Standing standing) {
    return apply(connection, new Change(pending, standing, null, work.traceParent()))
        .chain(() -> SendingService.OUTGOING.finish(connection, work));
  }

  private Uni<Void> ended(Claimed work, Standing standing) {
    return locked(work, (connection, pending) -> end(connection, work, pending, standing));
  }

  private record Accepted(Claimed work, String providerMessageId) {}

  /** Fails as a whole when one lease is over. */
  private Uni<List<Boolean>> acceptedTogether(List<Accepted> all) {
    List<Claimed> works = all.stream().map(Accepted::work).toList();
    TenantId tenant = works.getFirst().tenantId();
    return transactions
        .inBatch(
            tenant,
            connection ->
                outgoing
                    .lock(connection, tenant, works.stream().map(Claimed::id).toList())
                    .chain(pending -> sent(connection, all, pending))
                    .chain(() -> SendingService.OUTGOING.finish(connection, works)))
        .replaceWith(Collections.nCopies(all.size(), true));
  }

  private Uni<Void> acceptedTooLate(Claimed work, Outcome.Accepted accepted) {
    return locked(
        work,
        (connection, pending) ->
            sent(
                connection,
                List.of(new Accepted(work, accepted.providerMessageId())),
                List.of(pending)));
  }

  private Uni<Void> sent(SqlConnection connection, List<Accepted> all, List<Pending> pending) {
    Standing sent = Standing.sent(clock.now());
    List<Raise> known =
        IntStream.range(0, all.size())
            .mapToObj(i -> new Raise(pending.get(i), sent, all.get(i).providerMessageId()))
            .toList();
    return outgoing
        .takeWaiting(connection, known)
        .chain(waiting -> apply(connection, changes(all, known, waiting)));
  }

  /** What a status webhook said before is part of it. */
  private static List<Change> changes(
      List<Accepted> all, List<Raise> known, Map<UUID, Standing> waiting) {
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> {
              Raise raise = known.get(i);
              Standing word = waiting.get(all.get(i).work().id());
              return new Change(
                  raise.pending(),
                  word == null ? raise.standing() : raise.standing().and(word),
                  raise.providerMessageId(),
                  all.get(i).work().traceParent());
            })
        .toList();
  }

  private Uni<Void> again(
      SqlConnection connection, Claimed work, Pending pending, Outcome.Again again) {
    Duration pause = again.pause(pending.attempt().tries());
    if (pause == null) {
      Standing failed = Standing.failed(again.code(), again.reason(), clock.now());
      return end(connection, work, pending, failed);
    }
    return outgoing
        .notAccepted(connection, work)
        .chain(() -> SendingService.OUTGOING.retry(connection, work, pause, again.code()));
  }

  private Uni<Void> locked(Claimed work, BiFunction<SqlConnection, Pending, Uni<Void>> change) {
    return transactions.inBatch(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> change.apply(connection, pending)));
  }

  private Uni<Void> apply(SqlConnection connection, Change change) {
    return apply(connection, List.of(change));
  }

  /** Raises the messages where the word is news, and says so. */
  private Uni<Void> apply(SqlConnection connection, List<Change> changes) {
    List<Raise> raises = changes.stream().map(Change::raise).toList();
    List<EventEnvelope<?>> events = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      events.addAll(
          SendingEvents.of(
              change.pending(), raises.get(i).standing(), change.traceParent(), clock.now()));
    }
    return outgoing.raise(connection, raises).chain(() -> outbox.write(connection, events));
  }
}
