package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.NewestFirst;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Whose turn it is in a campaign: the same for a dry run and for its rounds. */
@ApplicationScoped
class AudienceRepository {
  /** The longest silence first would never end: those whose silence is youngest come first. */
  static final String LIST = "campaign-audience:since";

  private static final NewestFirst ORDER = new NewestFirst("q.since", "q.customer_id");

  /** $1 tenant, $2 campaign, $3 latest, $4 earliest, $5 now. */
  private static final String WROTE =
      """
      SELECT c.customer_id, c.last_at AS since, c.conversation_id, v.customer_phone AS phone
      FROM customer_contact c
      LEFT JOIN LATERAL (
        SELECT a.customer_phone FROM appointment a
        WHERE a.tenant_id = $1 AND a.customer_id = c.customer_id
        ORDER BY a.starts_at DESC, a.id DESC LIMIT 1) v ON true
      WHERE c.tenant_id = $1 AND c.last_at <= $3 AND c.last_at > $4
        AND NOT EXISTS (
          SELECT FROM appointment a
          JOIN appointment_change b ON b.tenant_id = a.tenant_id AND b.appointment_id = a.id
            AND b.version = 1
          WHERE a.tenant_id = $1 AND a.customer_id = c.customer_id
            AND (b.happened_at >= c.began_at
                 OR a.starts_at > $5 AND a.status IN ('SCHEDULED', 'CONFIRMED', 'PENDING_RESCHEDULE')))
      """;

  /** Nobody who writes just now is told that he has been missed. */
  private static final String VISITED =
      """
      SELECT v.customer_id, v.ends_at AS since, v.conversation_id, v.customer_phone AS phone
      FROM appointment v
      WHERE v.tenant_id = $1 AND v.starts_at <= $3 AND v.starts_at > $4
        AND v.status NOT IN ('CANCELLED', 'NO_SHOW')
        AND NOT EXISTS (
          SELECT FROM appointment a
          WHERE a.tenant_id = $1 AND a.customer_id = v.customer_id
            AND (a.starts_at, a.id) > (v.starts_at, v.id)
            AND a.status NOT IN ('CANCELLED', 'NO_SHOW'))
        AND NOT EXISTS (
          SELECT FROM customer_contact w
          WHERE w.tenant_id = $1 AND w.customer_id = v.customer_id
            AND w.last_at > $5::timestamptz - interval '7 days')
      """;

  /** OFFSET: asked for each by the index, however many others there are. */
  private static final String AUDIENCE =
      """
      SELECT q.*, k.time_zone AS known_zone FROM (%s) AS q
      LEFT JOIN customer_copy k ON k.tenant_id = $1 AND k.id = q.customer_id
      WHERE k.archived IS NOT TRUE
        AND NOT EXISTS (SELECT FROM follow_up f WHERE f.tenant_id = $1 AND f.campaign_id = $2
                          AND f.customer_id = q.customer_id OFFSET 0)
        AND NOT EXISTS (SELECT FROM consent_copy o WHERE o.tenant_id = $1
                          AND o.customer_id = q.customer_id AND o.opted_out
                          AND o.channel = 'WHATSAPP' OFFSET 0)
      """;

  Uni<List<Candidate>> page(
      SqlConnection connection, TenantId tenant, Campaign campaign, PageRequest page, Instant now) {
    Tuple parameters = parameters(tenant, campaign, now);
    return read(connection, ORDER.page(audience(campaign), parameters, page), parameters);
  }

  Uni<List<Candidate>> first(
      SqlConnection connection, TenantId tenant, Campaign campaign, int most, Instant now) {
    return read(
        connection, ORDER.first(audience(campaign), most), parameters(tenant, campaign, now));
  }

  Uni<Long> count(SqlConnection connection, TenantId tenant, Campaign campaign, Instant now) {
    return connection
        .preparedQuery("SELECT count(*) FROM (" + audience(campaign) + ") AS a")
        .execute(parameters(tenant, campaign, now))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static Uni<List<Candidate>> read(SqlConnection connection, String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(Candidate::from).toList());
  }

  private static String audience(Campaign campaign) {
    CampaignKind kind = campaign.kind();
    return AUDIENCE.formatted(
        switch (kind) {
          case NO_BOOKING -> WROTE;
          case NO_VISIT -> VISITED;
        });
  }

  private static Tuple parameters(TenantId tenant, Campaign campaign, Instant now) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(campaign.campaignId())
        .addOffsetDateTime(Rows.utc(campaign.latest(now)))
        .addOffsetDateTime(Rows.utc(campaign.earliest(now)))
        .addOffsetDateTime(Rows.utc(now));
  }
}
