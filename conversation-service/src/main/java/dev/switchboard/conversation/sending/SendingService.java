package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.channel.ChannelSecrets;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.conversation.sending.SendPolicy.Decision;
import dev.switchboard.conversation.sending.SendPolicy.Facts;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.security.TenantDirectory;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The transaction before a call, which gives the right to make it. */
@ApplicationScoped
class SendingService {
  static final WorkTable OUTGOING = new WorkTable("outgoing", "conversation_id");

  private final OutgoingRepository outgoing;
  private final SettlementService settlement;
  private final ConsentService consent;
  private final GoAheadService goAhead;
  private final TenantDirectory tenants;
  private final TenantTransactions transactions;
  private final Secrets secrets;
  private final BusinessClock clock;

  SendingService(
      OutgoingRepository outgoing,
      SettlementService settlement,
      ConsentService consent,
      GoAheadService goAhead,
      TenantDirectory tenants,
      TenantTransactions transactions,
      Secrets secrets,
      BusinessClock clock) {
    this.outgoing = outgoing;
    this.settlement = settlement;
    this.consent = consent;
    this.goAhead = goAhead;
    this.tenants = tenants;
    this.transactions = transactions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * The moment of sending: once this is committed and a call is to be made, whatever comes later
   * comes too late to stop it.
   *
   * @param agreed what a conditional message says, once whoever was asked has agreed to it
   */
  Uni<NextStep> open(Claimed work, @Nullable OutgoingContent agreed) {
    TenantDirectory.Standing tenant =
        tenants.find(work.tenantId()).orElseThrow(() -> unknown(work.tenantId()));
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            outgoing
                .lock(connection, work.tenantId(), work.id())
                .chain(
                    pending ->
                        decide(connection, pending, tenant, agreed)
                            .chain(decision -> carryOut(connection, work, pending, decision))));
  }

  private Uni<Decision> decide(
      SqlConnection connection,
      Pending pending,
      TenantDirectory.Standing tenant,
      @Nullable OutgoingContent agreed) {
    return consent
        .optedOut(connection, pending.party())
        .map(
            optedOut ->
                SendPolicy.decide(pending, new Facts(tenant, optedOut, clock.now(), agreed)));
  }

  private Uni<NextStep> carryOut(
      SqlConnection connection, Claimed work, Pending pending, Decision decision) {
    return switch (decision) {
      case Decision.Settled settled ->
          OUTGOING.finish(connection, work).replaceWith(new NextStep.Nothing());
      case Decision.Stop stop ->
          settlement
              .end(connection, work, pending, stop.standing())
              .replaceWith(new NextStep.Nothing());
      case Decision.Ask ask -> Uni.createFrom().item(new NextStep.Ask(ask.message()));
      case Decision.Call call -> begin(connection, work, pending, call.content());
    };
  }

  private Uni<NextStep> begin(
      SqlConnection connection, Claimed work, Pending pending, OutgoingContent content) {
    WhatsAppCall call = call(pending, content);
    return outgoing
        .beginCall(connection, work)
        .call(mine -> mine ? begun(connection, pending, content) : Uni.createFrom().voidItem())
        .map(mine -> mine ? new NextStep.Make(call) : new NextStep.Nothing());
  }

  private Uni<Void> begun(SqlConnection connection, Pending pending, OutgoingContent content) {
    Standing sending = pending.standing().and(Standing.of(MessageStatus.SENDING, clock.now()));
    Uni<Void> raised = outgoing.raise(connection, pending, sending, null);
    Conditional conditional = pending.conditional();
    return conditional == null
        ? raised
        : raised
            .chain(() -> outgoing.reword(connection, pending, content))
            .chain(() -> goAhead.begins(connection, conditional));
  }

  private WhatsAppCall call(Pending pending, OutgoingContent content) {
    Pending.Line line = pending.line();
    String token =
        secrets.open(
            SecretScope.of(pending.thread().tenant()),
            ChannelSecrets.ACCESS_TOKEN,
            Objects.requireNonNull(line.credentials()));
    return new WhatsAppCall(
        pending.letter().id(), line.providerAddress(), token, pending.thread().address(), content);
  }

  private static ApplicationException unknown(TenantId tenant) {
    return new ApplicationException(
        PlatformError.UNAVAILABLE, "The tenant %s is not known here yet.".formatted(tenant));
  }
}
