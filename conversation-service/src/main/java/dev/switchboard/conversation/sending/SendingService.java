package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.channel.ChannelSecrets;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.sending.SendPolicy.Decision;
import dev.switchboard.conversation.sending.SendPolicy.Facts;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.security.TenantDirectory;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.LeaseLostException;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two transactions around a call: before it, the right to make it; after it, what it came to.
 * Both lock the conversation first.
 */
@ApplicationScoped
class SendingService {
  static final WorkTable OUTGOING = new WorkTable("outgoing", "conversation_id");

  private final OutgoingRepository outgoing;
  private final ConsentService consent;
  private final TenantDirectory tenants;
  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final Secrets secrets;
  private final BusinessClock clock;

  SendingService(
      OutgoingRepository outgoing,
      ConsentService consent,
      TenantDirectory tenants,
      TenantTransactions transactions,
      OutboxWriter outbox,
      Secrets secrets,
      BusinessClock clock) {
    this.outgoing = outgoing;
    this.consent = consent;
    this.tenants = tenants;
    this.transactions = transactions;
    this.outbox = outbox;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A change to a message, and the work it ends. */
  private record Change(
      Claimed work, Pending pending, Standing standing, @Nullable String providerMessageId) {}

  /**
   * The moment of sending: once this is committed the call is made, and whatever comes later comes
   * too late to stop it. Empty when there is none to make.
   */
  Uni<Optional<WhatsAppCall>> open(Claimed work) {
    TenantDirectory.Standing tenant =
        tenants.find(work.tenantId()).orElseThrow(() -> unknown(work.tenantId()));
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> open(connection, work, pending, tenant)));
  }

  private Uni<Optional<WhatsAppCall>> open(
      SqlConnection connection, Claimed work, Pending pending, TenantDirectory.Standing tenant) {
    return consent
        .optedOut(connection, pending.party())
        .map(optedOut -> SendPolicy.decide(pending, new Facts(tenant, optedOut, clock.now())))
        .chain(decision -> carryOut(connection, work, pending, decision));
  }

  private Uni<Optional<WhatsAppCall>> carryOut(
      SqlConnection connection, Claimed work, Pending pending, Decision decision) {
    return switch (decision) {
      case Decision.Settled settled ->
          OUTGOING.finish(connection, work).replaceWith(Optional.empty());
      case Decision.Stop stop ->
          apply(connection, new Change(work, pending, stop.standing(), null))
              .chain(() -> OUTGOING.finish(connection, work))
              .replaceWith(Optional.empty());
      case Decision.Call call -> begin(connection, work, pending);
    };
  }

  private Uni<Optional<WhatsAppCall>> begin(
      SqlConnection connection, Claimed work, Pending pending) {
    WhatsAppCall call = call(pending);
    Standing sending = pending.standing().and(Standing.of(MessageStatus.SENDING, clock.now()));
    return outgoing
        .beginCall(connection, work)
        .call(
            mine ->
                mine
                    ? outgoing.raise(connection, pending, sending, null)
                    : Uni.createFrom().voidItem())
        .map(mine -> mine ? Optional.of(call) : Optional.empty());
  }

  private WhatsAppCall call(Pending pending) {
    Pending.Line line = pending.line();
    String token =
        secrets.open(
            SecretScope.of(pending.thread().tenant()),
            ChannelSecrets.ACCESS_TOKEN,
            Objects.requireNonNull(line.credentials()));
    return new WhatsAppCall(
        pending.letter().id(),
        line.providerAddress(),
        token,
        pending.thread().address(),
        pending.letter().content());
  }

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
      case Outcome.Again again -> again(work, again);
    };
  }

  private Uni<Void> accepted(Claimed work, Outcome.Accepted accepted, boolean ending) {
    String providerId = accepted.providerMessageId();
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> accepted(connection, work, pending, providerId))
                .call(
                    () ->
                        ending ? OUTGOING.finish(connection, work) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> accepted(
      SqlConnection connection, Claimed work, Pending pending, String providerId) {
    Standing sent = Standing.sent(clock.now());
    return outgoing
        .takeWaiting(connection, pending, providerId)
        .map(waiting -> waiting.map(sent::and).orElse(sent))
        .chain(word -> apply(connection, new Change(work, pending, word, providerId)));
  }

  private Uni<Void> ended(Claimed work, Standing standing) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> apply(connection, new Change(work, pending, standing, null)))
                .call(() -> OUTGOING.finish(connection, work)));
  }

  private Uni<Void> again(Claimed work, Outcome.Again again) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(pending -> again(connection, work, pending, again)));
  }

  private Uni<Void> again(
      SqlConnection connection, Claimed work, Pending pending, Outcome.Again again) {
    var pause = again.pause(pending.attempt().tries());
    if (pause == null) {
      Standing failed = Standing.failed(again.code(), again.reason(), clock.now());
      return apply(connection, new Change(work, pending, failed, null))
          .chain(() -> OUTGOING.finish(connection, work));
    }
    return outgoing
        .notAccepted(connection, work)
        .chain(() -> OUTGOING.retry(connection, work, pause, again.code()));
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
                    SendingEvents.of(pending, after, change.work().traceParent(), clock.now())));
  }

  private static ApplicationException unknown(TenantId tenant) {
    return new ApplicationException(
        PlatformError.UNAVAILABLE, "The tenant %s is not known here yet.".formatted(tenant));
  }
}
