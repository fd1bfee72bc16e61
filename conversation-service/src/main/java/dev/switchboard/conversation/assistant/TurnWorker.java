package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.security.TenantDirectory;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes turns: of each conversation the oldest, many conversations at once. */
@ApplicationScoped
class TurnWorker implements WorkQueue {
  private static final int AT_ONCE = 256;

  private final TurnService turns;
  private final AssistantEngine engine;
  private final BusinessFacts businesses;
  private final TenantDirectory tenants;
  private final TurnSignal signal;

  TurnWorker(
      TurnService turns,
      AssistantEngine engine,
      BusinessFacts businesses,
      TenantDirectory tenants,
      TurnSignal signal) {
    this.turns = turns;
    this.engine = engine;
    this.businesses = businesses;
    this.tenants = tenants;
    this.signal = signal;
  }

  @Override
  public WorkTable table() {
    return turns.table();
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    TenantDirectory.Standing standing =
        tenants.find(work.tenantId()).orElseThrow(TurnWorker::unknown);
    Business business = businesses.of(work.tenantId()).orElseThrow(TurnWorker::unknown);
    return turns
        .read(work)
        .chain(
            turn -> reply(turn, business, standing).chain(reply -> turns.store(work, turn, reply)));
  }

  /** A suspended business says nothing, a locked one nothing to customers. */
  private Uni<Reply> reply(Turn turn, Business business, TenantDirectory.Standing standing) {
    if (standing.status() == TenantStatus.SUSPENDED || standing.lockedDown()) {
      return Uni.createFrom().item(Reply.silence());
    }
    return turns
        .aboutConsent(turn, business)
        .chain(
            said ->
                said.map(reply -> Uni.createFrom().item(reply))
                    .orElseGet(() -> engine.decide(turn, business)));
  }

  private static ApplicationException unknown() {
    return new ApplicationException(
        PlatformError.UNAVAILABLE, "The tenant of a turn is not known here yet.");
  }
}
