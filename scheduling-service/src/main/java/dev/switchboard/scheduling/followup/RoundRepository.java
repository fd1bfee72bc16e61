package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.FollowUpDue;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.settings.QuietHours;
import dev.switchboard.scheduling.settings.SettingsRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A campaign's round in the database. */
@ApplicationScoped
class RoundRepository {
  /** A clock that was moved back must not stop a campaign for as long. */
  private static final String CLAIM =
      """
      SELECT c.*, s.quiet_from, s.quiet_to,
             (SELECT count(*) FROM follow_up f
              WHERE f.tenant_id = c.tenant_id AND f.campaign_id = c.id
                AND f.due_at > $1::timestamptz - interval '1 hour' AND f.due_at <= $1) AS said_this_hour
      FROM campaign c LEFT JOIN schedule_settings s ON s.tenant_id = c.tenant_id
      WHERE c.active AND (c.next_round_at <= $1 OR c.next_round_at > $1::timestamptz + interval '1 hour')
        AND NOT EXISTS (SELECT FROM tenant_copy t WHERE t.tenant_id = c.tenant_id
                          AND t.data ->> 'status' = 'SUSPENDED')
      ORDER BY c.next_round_at LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED
      """;

  private static final String ADD =
      """
      INSERT INTO follow_up (tenant_id, id, campaign_id, customer_id, conversation_id, due_at,
                             not_after, state)
      SELECT $1, n.id, $2, n.customer_id, n.conversation_id, $3, n.not_after, 'DUE'
      FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[])
        AS n(id, customer_id, conversation_id, not_after)
      ORDER BY n.customer_id
      ON CONFLICT ON CONSTRAINT follow_up_customer_uk DO NOTHING
      RETURNING id
      """;

  private static final String NEXT =
      "UPDATE campaign SET next_round_at = $3 WHERE tenant_id = $1 AND id = $2";

  /** A campaign whose round it is, locked until the round is over. */
  record Round(TenantId tenant, Campaign campaign, QuietHours quiet, int atOnce) {
    static Round from(Row row) {
      Campaign campaign = Campaign.from(row);
      return new Round(
          new TenantId(row.getUUID("tenant_id")),
          campaign,
          Objects.requireNonNullElse(SettingsRows.quietHours(row), QuietHours.USUAL),
          campaign.atOnce(row.getLong("said_this_hour").intValue()));
    }

    FollowUpDue followUp(Candidate candidate, Instant notAfter) {
      return new FollowUpDue(
          Ids.next(),
          campaign.campaignId(),
          campaign.kind(),
          candidate.customerId(),
          candidate.conversationId(),
          notAfter);
    }
  }

  Uni<Optional<Round>> claim(SqlConnection transaction, Instant now) {
    return transaction
        .preparedQuery(CLAIM)
        .execute(Tuple.of(Rows.utc(now)))
        .map(rows -> Rows.first(rows).map(Round::from));
  }

  /** Those who were not written to in this campaign before. */
  Uni<List<FollowUpDue>> add(
      SqlConnection transaction, Round round, List<FollowUpDue> wanted, Instant now) {
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Tuple rows =
        Tuple.tuple()
            .addUUID(round.tenant().value())
            .addUUID(round.campaign().campaignId())
            .addOffsetDateTime(Rows.utc(now))
            .addArrayOfUUID(wanted.stream().map(FollowUpDue::followUpId).toArray(UUID[]::new))
            .addArrayOfUUID(wanted.stream().map(FollowUpDue::customerId).toArray(UUID[]::new))
            .addArrayOfUUID(wanted.stream().map(FollowUpDue::conversationId).toArray(UUID[]::new))
            .addArrayOfOffsetDateTime(
                wanted.stream().map(it -> Rows.utc(it.notAfter())).toArray(OffsetDateTime[]::new));
    return transaction
        .preparedQuery(ADD)
        .execute(rows)
        .map(added -> added.stream().map(row -> row.getUUID("id")).toList())
        .map(added -> wanted.stream().filter(it -> added.contains(it.followUpId())).toList());
  }

  Uni<Void> nextAfter(SqlConnection transaction, Round round, Instant now, Duration pause) {
    return transaction
        .preparedQuery(NEXT)
        .execute(
            Tuple.of(
                round.tenant().value(), round.campaign().campaignId(), Rows.utc(now.plus(pause))))
        .replaceWithVoid();
  }
}
