package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.Versioned;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign, also as its readers see it.
 *
 * @param version also the ETag
 * @param afterDays without a booking since he last wrote, or without a visit
 * @param perHour how many customers are written to at most
 * @param active whether it runs
 */
record Campaign(
    UUID campaignId,
    long version,
    CampaignKind kind,
    String name,
    int afterDays,
    int perHour,
    boolean active,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {
  /** Who wrote longer ago has forgotten it. */
  private static final Duration WRITTEN_WITHIN = Duration.ofDays(30);

  private static final Duration VISITED_WITHIN = Duration.ofDays(730);

  static Campaign from(Row row) {
    return new Campaign(
        row.getUUID("id"),
        row.getLong("version"),
        CampaignKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getInteger("after_days"),
        row.getInteger("per_hour"),
        row.getBoolean("active"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** Whose last word or visit is older than this may be written to. */
  Instant latest(Instant now) {
    return now.minus(Duration.ofDays(afterDays));
  }

  /** But not whose is older than this. */
  Instant earliest(Instant now) {
    return latest(now)
        .minus(
            switch (kind) {
              case NO_BOOKING -> WRITTEN_WITHIN;
              case NO_VISIT -> VISITED_WITHIN;
            });
  }

  /** In one round of a minute: the hour's share, so that an hour's do not go out at once. */
  int atOnce(int saidThisHour) {
    int share = (perHour + 59) / 60;
    return Math.max(0, Math.min(share, perHour - saidThisHour));
  }
}
