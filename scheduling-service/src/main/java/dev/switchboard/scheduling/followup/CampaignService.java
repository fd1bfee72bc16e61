package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.audit.AuditService;
import dev.switchboard.scheduling.audit.SetupChange;
import dev.switchboard.scheduling.followup.CampaignRequest.CampaignChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with campaigns; each change is written down. */
@ApplicationScoped
class CampaignService {
  private final CampaignRepository campaigns;
  private final AudienceRepository audience;
  private final AuditService audit;
  private final Idempotency idempotency;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  CampaignService(
      CampaignRepository campaigns,
      AudienceRepository audience,
      AuditService audit,
      Idempotency idempotency,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.campaigns = campaigns;
    this.audience = audience;
    this.audit = audit;
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<List<Campaign>> all(TenantId tenant) {
    return transactions.onConnection(tenant, connection -> campaigns.all(connection, tenant));
  }

  /** Fails with CAMPAIGN_NOT_FOUND. */
  Uni<Campaign> read(TenantId tenant, UUID id) {
    return transactions.onConnection(
        tenant, connection -> campaigns.require(connection, tenant, id));
  }

  /** It does nothing until it is switched on. */
  Uni<StoredAnswer> add(SetupCall call, IdempotentRequest key, CampaignRequest request) {
    return transactions.onConnection(
        call.tenant(),
        connection ->
            idempotency.once(
                connection,
                call.tenant(),
                key,
                () -> added(connection, call, request).map(Answer::created)));
  }

  private Uni<Campaign> added(SqlConnection transaction, SetupCall call, CampaignRequest request) {
    return campaigns
        .add(transaction, call.tenant(), Ids.next(), request, clock.now())
        .call(now -> told(transaction, call, null, now));
  }

  /** Fails with CAMPAIGN_NOT_FOUND or CAMPAIGN_RUNNING. */
  Uni<Campaign> change(SetupCall call, UUID id, CampaignChange change) {
    return transactions.onConnection(
        call.tenant(),
        connection ->
            campaigns
                .requireLocked(connection, call.tenant(), id)
                .invoke(before -> call.expected().require(before.version()))
                .chain(before -> changed(connection, call, before, change.over(before))));
  }

  /** What stays the same is no change. */
  private Uni<Campaign> changed(
      SqlConnection transaction, SetupCall call, Campaign before, Campaign wanted) {
    return wanted.equals(before)
        ? Uni.createFrom().item(before)
        : campaigns
            .change(transaction, call.tenant(), wanted, clock.now())
            .call(now -> told(transaction, call, before, now));
  }

  /** Whose turn it would be now; fails with CAMPAIGN_NOT_FOUND. */
  Uni<AudienceView> dryRun(TenantId tenant, UUID id, PageRequest page) {
    Instant now = clock.now();
    return transactions.onConnection(
        tenant,
        connection ->
            campaigns
                .require(connection, tenant, id)
                .chain(campaign -> dryRun(connection, tenant, campaign, page, now)));
  }

  private Uni<AudienceView> dryRun(
      SqlConnection connection, TenantId tenant, Campaign campaign, PageRequest page, Instant now) {
    return audience
        .count(connection, tenant, campaign, now)
        .chain(
            count ->
                audience
                    .page(connection, tenant, campaign, page, now)
                    .map(rows -> Page.of(page, rows, CampaignService::place))
                    .map(shown -> AudienceView.of(count, shown)));
  }

  /** Fails with CAMPAIGN_NOT_FOUND. */
  Uni<Page<FollowUpView>> followUps(TenantId tenant, UUID id, PageRequest page) {
    return transactions
        .onConnection(
            tenant,
            connection ->
                campaigns
                    .require(connection, tenant, id)
                    .chain(() -> campaigns.followUps(connection, tenant, id, page)))
        .map(rows -> Page.of(page, rows, CampaignService::place));
  }

  private Uni<Void> told(
      SqlConnection transaction, SetupCall call, @Nullable Campaign before, Campaign now) {
    return audit.write(
        transaction,
        call.tenant(),
        new SetupChange(
            SetupChange.Subject.CAMPAIGN,
            now.campaignId(),
            now.version(),
            before == null ? SetupChange.Kind.ADDED : SetupChange.Kind.CHANGED,
            call.actor(),
            before,
            now));
  }

  private static Cursor place(Candidate candidate) {
    return Cursor.at(AudienceRepository.LIST, candidate.since(), candidate.customerId());
  }

  private static Cursor place(FollowUpView followUp) {
    return Cursor.at(CampaignRepository.FOLLOW_UPS, followUp.dueAt(), followUp.followUpId());
  }
}
