package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.conversation.Columns;
import dev.switchboard.conversation.channel.ChannelView;
import dev.switchboard.conversation.sending.Condition.Conditional;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offers that were heard of, in the database. */
@ApplicationScoped
class OfferRepository {
  /** An open conversation before a closed one, the one he asked to wait in, then the newest. */
  private static final String REACH =
      """
      SELECT n.place, u.name, u.language, c.id AS conversation_id, c.status, c.channel, c.channel_id,
             c.customer_id, c.sender_kind, c.sender, c.owner_kind, c.last_inbound_at,
             c.settings ->> $5 AS template
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[])
        WITH ORDINALITY AS n(tenant_id, id, customer_id, conversation_id, place)
      LEFT JOIN customer u ON u.tenant_id = n.tenant_id AND u.id = n.customer_id
      LEFT JOIN LATERAL (
        SELECT o.*, h.settings FROM conversation o
        JOIN channel h ON h.tenant_id = o.tenant_id AND h.id = o.channel_id
        WHERE o.tenant_id = n.tenant_id AND (o.id = n.conversation_id OR o.customer_id = n.customer_id)
          AND h.kind = 'WHATSAPP' AND h.active AND h.archived_at IS NULL
        ORDER BY o.status = 'CLOSED', o.id IS DISTINCT FROM n.conversation_id,
                 o.last_message_at DESC, o.id
        LIMIT 1) c ON true
      WHERE NOT EXISTS (SELECT FROM waitlist_offer f WHERE f.tenant_id = n.tenant_id AND f.id = n.id)
      ORDER BY n.place
      """;

  private static final String ADD =
      """
      INSERT INTO waitlist_offer (tenant_id, id, service_type, starts_at, time_zone, expires_at,
                                  conversation_id, message_id, skipped_because)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[],
                           $6::timestamptz[], $7::uuid[], $8::uuid[], $9::text[])
      ON CONFLICT ON CONSTRAINT waitlist_offer_pk DO NOTHING
      RETURNING id
      """;

  private static final String FACTS =
      """
      SELECT o.id, o.starts_at, o.time_zone, o.expires_at, u.name, u.language, c.last_inbound_at,
             h.settings ->> $3 AS template
      FROM waitlist_offer o
      JOIN conversation c ON c.tenant_id = o.tenant_id AND c.id = o.conversation_id
      JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id
      LEFT JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
      WHERE o.tenant_id = $1 AND o.id = $2
      """;

  private static final String ASKED =
      "UPDATE waitlist_offer SET asked_at = $3 WHERE tenant_id = $1 AND id = $2";

  /**
   * What decides the words at the moment of sending.
   *
   * @param template the channel's, if it has one
   */
  record Facts(
      OfferWords.Kept kept,
      Customer customer,
      @Nullable Instant lastInboundAt,
      @Nullable String template) {
    static Facts from(Row row) {
      return new Facts(
          new OfferWords.Kept(
              row.getUUID("id"),
              row.getOffsetDateTime("starts_at").toInstant(),
              row.getString("time_zone"),
              row.getOffsetDateTime("expires_at").toInstant()),
          Customer.of(row.getString("name"), row.getString("language")),
          time(row),
          row.getString("template"));
    }
  }

  /** What became of an offer. */
  record Outcome(Offer offer, @Nullable OfferSaid said, @Nullable Skipped because) {
    private @Nullable UUID conversationId() {
      return said == null ? null : said.conversation().id();
    }

    private @Nullable UUID messageId() {
      return said == null ? null : said.message().id();
    }

    private WaitlistOffered offered() {
      return offer.offered();
    }
  }

  /** Those that were not heard before, in the order given. */
  Uni<List<OfferReached>> reach(SqlConnection transaction, List<Offer> all) {
    return transaction
        .preparedQuery(REACH)
        .execute(
            Columns.of(all)
                .uuid(it -> it.tenant().value())
                .uuid(it -> it.offered().offerId())
                .uuid(it -> it.offered().customerId())
                .uuid(it -> it.offered().conversationId())
                .tuple()
                .addString(ChannelView.OFFER_TEMPLATE))
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
                .uuid(it -> it.offer().tenant().value())
                .uuid(it -> it.offered().offerId())
                .text(it -> it.offered().serviceType())
                .time(it -> it.offered().startsAt())
                .text(it -> it.offered().timeZone())
                .time(it -> it.offered().expiresAt())
                .uuid(Outcome::conversationId)
                .uuid(Outcome::messageId)
                .name(Outcome::because)
                .tuple())
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  Uni<Facts> facts(SqlConnection connection, Conditional message) {
    return connection
        .preparedQuery(FACTS)
        .execute(
            Tuple.of(
                message.tenant().value(),
                message.condition().reminderId(),
                ChannelView.OFFER_TEMPLATE))
        .map(rows -> Facts.from(rows.iterator().next()));
  }

  Uni<Void> asked(SqlConnection transaction, Conditional message, Instant now) {
    return transaction
        .preparedQuery(ASKED)
        .execute(
            Tuple.of(
                message.tenant().value(),
                message.condition().reminderId(),
                now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static OfferReached reached(Offer offer, Row row) {
    @Nullable String owner = row.getString("owner_kind");
    return new OfferReached(
        offer,
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
