package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.LeaseLostException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
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

  SettlementService(
      OutgoingRepository outgoing,
      TenantTransactions transactions,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.outgoing = outgoing;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A change to a message. */
  private record Change(
      Pending pending,
      Standing standing,
      @Nullable String providerMessageId,
      @Nullable String traceParent) {}

  /**
   * What the call came to. An accepted message is known as such even if the lease is over by now:
   * whoever has it since did not call, and has said UNCONFIRMED at most.
   */
  Uni<Void> settle(Claimed work, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          accepted(work, accepted, true)
              .onFailure(LeaseLostException.class)
              .recoverWithUni(() -> accepted(work, accepted, false));
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

  private Uni<Void> accepted(Claimed work, Outcome.Accepted accepted, boolean ending) {
    return locked(
        work,
        (connection, pending) ->
            sent(connection, work, pending, accepted.providerMessageId())
                .call(
                    () ->
                        ending
                            ? SendingService.OUTGOING.finish(connection, work)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> sent(
      SqlConnection connection, Claimed work, Pending pending, String providerId) {
    Standing sent = Standing.sent(clock.now());
    return outgoing
        .takeWaiting(connection, pending, providerId)
        .map(waiting -> waiting.map(sent::and).orElse(sent))
        .chain(
            word -> apply(connection, new Change(pending, word, providerId, work.traceParent())));
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
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> change.apply(connection, pending)));
  }

  /** Raises the message if the word is news, and says so. */
  private Uni<Void> apply(SqlConnection connection, Change change) {
    Pending pending = change.pending();
    Standing after = pending.standing().and(change.standing());
    return outgoing
        .raise(connection, pending, after, change.providerMessageId())
        .chain(
            () ->
                outbox.write(
                    connection,
                    SendingEvents.of(pending, after, change.traceParent(), clock.now())));
  }
}
