package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.conversation.Columns;
import dev.switchboard.conversation.sending.Condition.Conditional;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follow-ups that come due, in the database. */
@ApplicationScoped
class FollowUpRepository {
  /** An open conversation before a closed one, then the newest. */
  private static final String REACH =
      """
      SELECT n.place, u.name, u.language, c.id AS conversation_id, c.status, c.channel, c.channel_id,
             c.customer_id, c.sender_kind, c.sender, c.owner_kind, c.last_inbound_at,
             c.settings ->> n.template AS template
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])
        WITH ORDINALITY AS n(tenant_id, id, customer_id, template, place)
      LEFT JOIN customer u ON u.tenant_id = n.tenant_id AND u.id = n.customer_id
      LEFT JOIN LATERAL (
        SELECT o.*, h.settings FROM conversation o
        JOIN channel h ON h.tenant_id = o.tenant_id AND h.id = o.channel_id
        WHERE o.tenant_id = n.tenant_id AND o.customer_id = n.customer_id
          AND h.kind = 'WHATSAPP' AND h.active AND h.archived_at IS NULL
        ORDER BY o.status = 'CLOSED', o.last_message_at DESC, o.id
        LIMIT 1) c ON true
      WHERE NOT EXISTS (SELECT FROM follow_up f WHERE f.tenant_id = n.tenant_id AND f.id = n.id)
      ORDER BY n.place
      """;

  private static final String ADD =
      """
      INSERT INTO follow_up (tenant_id, id, kind, conversation_id, message_id, skipped_because)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[])
      ON CONFLICT ON CONSTRAINT follow_up_pk DO NOTHING
      RETURNING id
      """;

  private static final String FACTS =
      """
      SELECT f.kind, u.name, u.language, c.last_inbound_at, h.settings ->> 'followUpTemplate' AS wrote,
             h.settings ->> 'reactivationTemplate' AS visited
      FROM follow_up f
      JOIN conversation c ON c.tenant_id = f.tenant_id AND c.id = f.conversation_id
      JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id
      LEFT JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
      WHERE f.tenant_id = $1 AND f.id = $2
      """;

  /**
   * What decides the words at the moment of sending.
   *
   * @param template the channel's for this kind, if it has one
   */
  record Facts(
      CampaignKind kind,
      Customer customer,
      @Nullable Instant lastInboundAt,
      @Nullable String template) {
    static Facts from(Row row) {
      CampaignKind kind = CampaignKind.valueOf(row.getString("kind"));
      return new Facts(
          kind,
          Customer.of(row.getString("name"), row.getString("language")),
          time(row),
          switch (kind) {
            case NO_BOOKING -> row.getString("wrote");
            case NO_VISIT -> row.getString("visited");
          });
    }
  }

  /** What became of a follow-up. */
  record Outcome(FollowUp followUp, @Nullable FollowUpSaid said, @Nullable Skipped because) {
    private @Nullable UUID conversationId() {
      return said == null ? null : said.conversation().id();
    }

    private @Nullable UUID messageId() {
      return said == null ? null : said.message().id();
    }
  }

  /** Those that were not heard before, in the order given. */
  Uni<List<FollowUpReached>> reach(SqlConnection transaction, List<FollowUp> all) {
    return transaction
        .preparedQuery(REACH)
        .execute(
            Columns.of(all)
                .uuid(it -> it.tenant().value())
                .uuid(it -> it.due().followUpId())
                .uuid(it -> it.due().customerId())
                .text(it -> FollowUp.templateOf(it.due().kind()))
                .tuple())
        .map(
            rows ->
                rows.stream()
                    .map(row -> reached(all.get(row.getLong("place").intValue() - 1), row))
                    .toList());
  }

  /** Which of them nobody else has added meanwhile. */
  Uni<Set<UUID>> add(SqlConnection transaction, List<Outcome> outcomes) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Columns.of(outcomes)
                .uuid(it -> it.followUp().tenant().value())
                .uuid(it -> it.followUp().due().followUpId())
                .name(it -> it.followUp().due().kind())
                .uuid(Outcome::conversationId)
                .uuid(Outcome::messageId)
                .name(Outcome::because)
                .tuple())
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  Uni<Facts> facts(SqlConnection connection, Conditional message) {
    return connection
        .preparedQuery(FACTS)
        .execute(Tuple.of(message.tenant().value(), message.condition().reminderId()))
        .map(rows -> Facts.from(rows.iterator().next()));
  }

  private static FollowUpReached reached(FollowUp followUp, Row row) {
    @Nullable String owner = row.getString("owner_kind");
    return new FollowUpReached(
        followUp,
        Reached.Conversation.from(row),
        Customer.of(row.getString("name"), row.getString("language")),
        owner != null && !owner.equals("BOT"),
        time(row),
        row.getString("template"));
  }

  private static @Nullable Instant time(Row row) {
    var last = row.getOffsetDateTime("last_inbound_at");
    return last == null ? null : last.toInstant();
  }
}
