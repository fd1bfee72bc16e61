package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.channel.ChannelSecrets;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.sending.Condition.Conditional;
import dev.switchboard.conversation.sending.OutgoingRepository.Raise;
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
import dev.switchboard.platform.work.WorkBatcher;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private final WorkBatcher<TenantId, Opening, NextStep> opening;

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
    this.opening = new WorkBatcher<>(one -> one.work().tenantId(), this::openTogether);
  }

  /**
   * The moment of sending: once this is committed and a call is to be made, whatever comes later
   * comes too late to stop it.
   *
   * @param agreed what a conditional message says, once whoever was asked has agreed to it
   */
  Uni<NextStep> open(Claimed work, @Nullable OutgoingContent agreed) {
    return opening.perform(new Opening(work, agreed));
  }

  private record Opening(Claimed work, @Nullable OutgoingContent agreed) {}

  private record Decided(Opening opening, Pending pending, Decision decision) {}

  private Uni<List<NextStep>> openTogether(List<Opening> all) {
    TenantId of = all.getFirst().work().tenantId();
    TenantDirectory.Standing tenant = tenants.find(of).orElseThrow(() -> unknown(of));
    return transactions.inBatch(
        of,
        connection ->
            outgoing
                .lock(connection, of, all.stream().map(one -> one.work().id()).toList())
                .chain(pending -> decide(connection, all, pending, tenant))
                .chain(decided -> carryOut(connection, decided)));
  }

  private Uni<List<Decided>> decide(
      SqlConnection connection,
      List<Opening> all,
      List<Pending> pending,
      TenantDirectory.Standing tenant) {
    return consent
        .optedOut(connection, pending.stream().map(Pending::party).toList())
        .map(
            optedOut ->
                IntStream.range(0, all.size())
                    .mapToObj(i -> decided(all.get(i), pending.get(i), tenant, optedOut.get(i)))
                    .toList());
  }

  private Decided decided(
      Opening opening, Pending pending, TenantDirectory.Standing tenant, boolean optedOut) {
    Facts facts = new Facts(tenant, optedOut, clock.now(), opening.agreed());
    return new Decided(opening, pending, SendPolicy.decide(pending, facts));
  }

  /** Most are plain calls, which begin together; whatever else there is follows one by one. */
  private Uni<List<NextStep>> carryOut(SqlConnection connection, List<Decided> all) {
    List<Decided> plain = all.stream().filter(SendingService::isPlainCall).toList();
    List<Decided> others = all.stream().filter(one -> !isPlainCall(one)).toList();
    return beginPlain(connection, plain)
        .chain(steps -> carryOutOthers(connection, others, steps))
        .map(steps -> all.stream().map(one -> step(one, steps)).toList());
  }

  private static boolean isPlainCall(Decided one) {
    return one.decision() instanceof Decision.Call && one.pending().conditional() == null;
  }

  private static NextStep step(Decided one, Map<Decided, NextStep> steps) {
    return Objects.requireNonNull(steps.get(one), "every one has its step");
  }

  private Uni<Map<Decided, NextStep>> beginPlain(SqlConnection connection, List<Decided> plain) {
    if (plain.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return outgoing
        .beginCalls(connection, plain.stream().map(one -> one.opening().work()).toList())
        .call(mine -> raiseBegun(connection, plain, mine))
        .map(mine -> plain.stream().collect(Collectors.toMap(one -> one, one -> next(one, mine))));
  }

  private Uni<Void> raiseBegun(SqlConnection connection, List<Decided> plain, Set<UUID> mine) {
    return outgoing.raise(
        connection,
        plain.stream()
            .filter(one -> mine.contains(one.opening().work().id()))
            .map(one -> sending(one.pending()))
            .toList());
  }

  private NextStep next(Decided one, Set<UUID> mine) {
    return one.decision() instanceof Decision.Call made && mine.contains(one.opening().work().id())
        ? new NextStep.Make(call(one.pending(), made.content()))
        : new NextStep.Nothing();
  }

  private Uni<Map<Decided, NextStep>> carryOutOthers(
      SqlConnection connection, List<Decided> others, Map<Decided, NextStep> before) {
    Map<Decided, NextStep> steps = new HashMap<>(before);
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Decided one : others) {
      all =
          all.chain(
              () ->
                  carryOut(connection, one).invoke(step -> steps.put(one, step)).replaceWithVoid());
    }
    return all.replaceWith(steps);
  }

  private Uni<NextStep> carryOut(SqlConnection connection, Decided decided) {
    Claimed work = decided.opening().work();
    Pending pending = decided.pending();
    return switch (decided.decision()) {
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
    Uni<Void> raised = outgoing.raise(connection, sending(pending));
    Conditional conditional = pending.conditional();
    return conditional == null
        ? raised
        : raised
            .chain(() -> outgoing.reword(connection, pending, content))
            .chain(() -> goAhead.begins(connection, conditional));
  }

  private Raise sending(Pending pending) {
    Standing sending = pending.standing().and(Standing.of(MessageStatus.SENDING, clock.now()));
    return new Raise(pending, sending, null);
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
