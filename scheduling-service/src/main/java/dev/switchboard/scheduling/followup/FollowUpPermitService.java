package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.followup.FollowUpPermitView.Decision;
import dev.switchboard.scheduling.followup.FollowUpPolicy.Facts;
import dev.switchboard.scheduling.followup.FollowUpPolicy.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a follow-up go, to one message only, while the customer still has not booked. */
@ApplicationScoped
class FollowUpPermitService {
  private static final String FACTS =
      """
      SELECT f.state, f.granted_to, f.not_after, c.active AS running,
             EXISTS (SELECT FROM appointment a
                     JOIN appointment_change b ON b.tenant_id = a.tenant_id
                       AND b.appointment_id = a.id AND b.version = 1
                     WHERE a.tenant_id = $1 AND a.customer_id = f.customer_id
                       AND (b.happened_at >= f.due_at OR a.starts_at > $3
                            AND a.status IN ('SCHEDULED', 'CONFIRMED', 'PENDING_RESCHEDULE')))
               AS booked,
             EXISTS (SELECT FROM consent_copy o WHERE o.tenant_id = $1
                       AND o.customer_id = f.customer_id AND o.opted_out AND o.channel = 'WHATSAPP')
               AS opted_out
      FROM follow_up f
      JOIN campaign c ON c.tenant_id = f.tenant_id AND c.id = f.campaign_id
      WHERE f.tenant_id = $1 AND f.id = $2 FOR UPDATE OF f
      """;

  private static final String SETTLE =
      """
      UPDATE follow_up SET state = $3, granted_to = coalesce($4, granted_to), revoked_because = $5
      WHERE tenant_id = $1 AND id = $2
      """;

  private final TenantTransactions transactions;
  private final BusinessClock clock;

  FollowUpPermitService(TenantTransactions transactions, BusinessClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Fails with FOLLOW_UP_NOT_FOUND.
   *
   * @param messageKey names the message; only the one that was granted first is granted again
   */
  Uni<FollowUpPermitView> permit(TenantId tenant, UUID id, @Nullable String messageKey) {
    Instant now = clock.now();
    return transactions.onConnection(
        tenant,
        connection ->
            connection
                .preparedQuery(FACTS)
                .execute(Tuple.of(tenant.value(), id, Rows.utc(now)))
                .map(rows -> Rows.first(rows).orElseThrow(() -> notFound(id)))
                .map(FollowUpPermitService::facts)
                .chain(facts -> decided(connection, tenant, id, facts, messageKey, now)));
  }

  private static Uni<FollowUpPermitView> decided(
      SqlConnection transaction,
      TenantId tenant,
      UUID id,
      Facts facts,
      @Nullable String messageKey,
      Instant now) {
    if (!FollowUpPolicy.isOpenTo(facts, messageKey)) {
      return Uni.createFrom().item(new FollowUpPermitView(Decision.REVOKED));
    }
    Optional<Refusal> refusal = FollowUpPolicy.refusal(facts, now);
    Decision decision = refusal.isPresent() ? Decision.REVOKED : Decision.GRANTED;
    Tuple row =
        Tuple.of(
            tenant.value(),
            id,
            decision.name(),
            decision == Decision.GRANTED ? messageKey : null,
            refusal.map(Refusal::name).orElse(null));
    return transaction
        .preparedQuery(SETTLE)
        .execute(row)
        .replaceWith(new FollowUpPermitView(decision));
  }

  private static Facts facts(Row row) {
    return new Facts(
        row.getString("state"),
        row.getString("granted_to"),
        Rows.instant(row, "not_after"),
        row.getBoolean("running"),
        row.getBoolean("booked"),
        row.getBoolean("opted_out"));
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        SchedulingError.FOLLOW_UP_NOT_FOUND, "There is no follow-up " + id + ".");
  }
}
