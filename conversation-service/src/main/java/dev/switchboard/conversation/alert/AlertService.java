package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.platform.work.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Raises alerts, and shows them. */
@ApplicationScoped
public class AlertService {
  /** A second alert for the same thing within this says nothing new. */
  private static final Duration SAME = Duration.ofSeconds(90);

  private final AlertRepository alerts;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;
  private final SystemClock clock;
  private final Signal signal;

  AlertService(
      AlertRepository alerts,
      TenantTransactions transactions,
      CurrentTenant currentTenant,
      SystemClock clock) {
    this.alerts = alerts;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
    this.clock = clock;
    this.signal = new Signal();
  }

  /** An alert to be. */
  record Raised(
      UUID id,
      TenantId tenant,
      OwnerAlerted.Cause cause,
      UUID conversationId,
      List<String> parameters,
      Instant raisedAt,
      @Nullable String traceParent) {}

  /**
   * Alerts the owner once the caller's transaction is committed. It locks the conversation, so that
   * of many who alert to the same thing at once one does.
   *
   * @param parameters of the channel's {@code ownerAlertTemplate}, in order; line breaks become
   *     spaces, because a template takes none
   * @return false when the owner was alerted to the same thing within 90 seconds
   */
  public Uni<Boolean> alert(
      SqlConnection transaction,
      TenantId tenant,
      OwnerAlerted.Cause cause,
      UUID conversationId,
      List<String> parameters,
      @Nullable String traceParent) {
    List<String> clean = parameters.stream().map(AlertParameter::clean).toList();
    Instant now = clock.now();
    Raised raised = new Raised(Ids.next(), tenant, cause, conversationId, clean, now, traceParent);
    return alerts
        .lockConversation(transaction, tenant, conversationId)
        .chain(() -> alerts.add(transaction, raised, now.minus(SAME)))
        .invoke(signal::raise);
  }

  /** The newest first. */
  Uni<Page<AlertView>> all(PageRequest request) {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(tenant, connection -> alerts.list(connection, tenant, request))
        .map(
            rows ->
                Page.of(
                    request,
                    rows,
                    row -> Cursor.at(AlertRepository.RAISED, row.raisedAt(), row.alertId())));
  }

  Signal signal() {
    return signal;
  }
}
