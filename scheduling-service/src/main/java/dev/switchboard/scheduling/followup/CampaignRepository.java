package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.NewestFirst;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Campaigns in the database. */
@ApplicationScoped
class CampaignRepository {
  /** The last ones first. */
  static final String FOLLOW_UPS = "follow-ups:due";

  private static final NewestFirst ORDER = new NewestFirst("f.due_at", "f.id");

  private static final String ADD =
      """
      INSERT INTO campaign (tenant_id, id, version, kind, name, after_days, per_hour, active,
                            next_round_at)
      VALUES ($1, $2, 1, $3, $4, $5, $6, false, $7) RETURNING *
      """;

  private static final String CHANGE =
      """
      UPDATE campaign SET version = version + 1, name = $3, after_days = $4, per_hour = $5,
        active = $6, next_round_at = $7
      WHERE tenant_id = $1 AND id = $2 RETURNING *
      """;

  private static final String READ = "SELECT c.* FROM campaign c WHERE c.tenant_id = $1";

  private static final String FOLLOWED_UP =
      "SELECT f.* FROM follow_up f WHERE f.tenant_id = $1 AND f.campaign_id = $2";

  Uni<Campaign> add(
      SqlConnection transaction, TenantId tenant, UUID id, CampaignRequest request, Instant now) {
    Tuple columns =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(id)
            .addString(request.kind().name())
            .addString(request.name().strip())
            .addInteger(request.days())
            .addInteger(request.pace())
            .addOffsetDateTime(Rows.utc(now));
    return transaction
        .preparedQuery(ADD)
        .execute(columns)
        .map(rows -> Campaign.from(rows.iterator().next()));
  }

  /** Fails with CAMPAIGN_RUNNING when another of its kind is active. */
  Uni<Campaign> change(
      SqlConnection transaction, TenantId tenant, Campaign wanted, Instant nextRoundAt) {
    Tuple columns =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(wanted.campaignId())
            .addString(wanted.name())
            .addInteger(wanted.afterDays())
            .addInteger(wanted.perHour())
            .addBoolean(wanted.active())
            .addOffsetDateTime(Rows.utc(nextRoundAt));
    return transaction
        .preparedQuery(CHANGE)
        .execute(columns)
        .onFailure(failure -> Constraints.isViolated("campaign_active_uk", failure))
        .transform(
            failure ->
                new ApplicationException(
                    SchedulingError.CAMPAIGN_RUNNING, "Stop the other one first."))
        .map(rows -> Campaign.from(rows.iterator().next()));
  }

  Uni<List<Campaign>> all(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(READ + " ORDER BY c.id")
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(Campaign::from).toList());
  }

  /** Fails with CAMPAIGN_NOT_FOUND, also for another tenant's. */
  Uni<Campaign> require(SqlConnection connection, TenantId tenant, UUID id) {
    return read(connection, READ + " AND c.id = $2", tenant, id);
  }

  /** The same, for a change. */
  Uni<Campaign> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(transaction, READ + " AND c.id = $2 FOR NO KEY UPDATE", tenant, id);
  }

  Uni<List<FollowUpView>> followUps(
      SqlConnection connection, TenantId tenant, UUID campaign, PageRequest page) {
    Tuple parameters = Tuple.of(tenant.value(), campaign);
    return connection
        .preparedQuery(ORDER.page(FOLLOWED_UP, parameters, page))
        .execute(parameters)
        .map(rows -> rows.stream().map(FollowUpView::from).toList());
  }

  private static Uni<Campaign> read(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(Campaign::from).orElseThrow(() -> notFound(id)));
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        SchedulingError.CAMPAIGN_NOT_FOUND, "There is no campaign " + id + ".");
  }
}
