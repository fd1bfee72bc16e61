package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.conversation.consent.Address;
import dev.switchboard.conversation.consent.Heard;
import dev.switchboard.conversation.consent.Party;
import dev.switchboard.platform.event.ConsumedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns in the database. */
@ApplicationScoped
class TurnRepository {
  /** Ordered, so that the turns of one conversation get their places in its sequence. */
  private static final String ADD =
      """
      INSERT INTO assistant_turn (tenant_id, id, conversation_id, trace_parent)
      SELECT m.tenant_id, m.id, m.conversation_id, n.trace_parent
      FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(tenant_id, id, trace_parent)
      JOIN message m ON m.tenant_id = n.tenant_id AND m.id = n.id
      ORDER BY m.conversation_id, m.sequence
      ON CONFLICT ON CONSTRAINT assistant_turn_pk DO NOTHING
      """;

  private static final String WORDS =
      """
      SELECT m.tenant_id, m.id, m.text, coalesce(m.sent_at, m.created_at) AS sent_at, c.channel,
             c.customer_id, c.sender_kind, c.sender,
             EXISTS (SELECT FROM conversation o
                     JOIN dialogue d ON d.tenant_id = o.tenant_id AND d.conversation_id = o.id
                     WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.customer_id
                       AND d.appointment_starts_at > $3)
               OR EXISTS (SELECT FROM reminder_question q
                          WHERE q.tenant_id = c.tenant_id AND q.conversation_id = c.id
                            AND q.starts_at > $3)
               OR EXISTS (SELECT FROM waitlist_offer w
                          WHERE w.tenant_id = c.tenant_id AND w.conversation_id = c.id
                            AND w.asked_at IS NOT NULL AND w.expires_at > $3) AS visit_pending
      FROM unnest($1::uuid[], $2::uuid[]) AS n(tenant_id, id)
      JOIN message m ON m.tenant_id = n.tenant_id AND m.id = n.id
      JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
      WHERE m.kind IN ('TEXT', 'BUTTON_REPLY') AND m.text IS NOT NULL
      ORDER BY m.conversation_id, m.sequence
      """;

  /**
   * A reminder asked half an hour before its answer_until; of two questions the later is open, but
   * none before the one whether he is in danger, for as long. What he writes first after an offer
   * may answer it for half an hour after its end: he is told that he is late. An offer's own
   * buttons answer it whatever else is asked, and no other button does, but that of a template,
   * which says what stands on it.
   */
  private static final String READ =
      """
      SELECT m.tenant_id, m.id, m.conversation_id, m.kind, m.text, m.payload ->> 'choice' AS pressed,
             t.began_at, c.owner_kind, c.owner_epoch, c.status, c.customer_id, c.channel,
             c.sender_kind, c.sender,
             u.name AS customer_name, u.phone, u.address, u.language, d.state,
             q.reminder_id, q.appointment_id, q.starts_at,
             g.offer_id, g.service_type, g.offer_starts_at, g.offer_pressed,
             g.expires_at <= t.began_at AS offer_over,
             g.expires_at + interval '30 minutes' > t.began_at
               AND (d.asked_at IS NULL OR d.asked_at < g.asked_at
                 OR d.question IN ('NONE', 'REMINDER', 'OFFER') AND g.expires_at > t.began_at)
               AND (d.question = 'EMERGENCY_SURE' AND d.asked_at > t.began_at - interval '30 minutes')
                 IS NOT TRUE
               AND coalesce(m.payload ->> 'choice' = m.text, true) AS offer_open,
             g.asked_at > coalesce(q.answer_until - interval '30 minutes', '-infinity')
               AS offer_newer,
             EXISTS (SELECT FROM message a WHERE a.tenant_id = m.tenant_id
                       AND a.conversation_id = m.conversation_id AND a.role = 'ASSISTANT')
               AS answered
      FROM unnest($2::uuid[]) AS w(id)
      JOIN assistant_turn t ON t.id = w.id
      JOIN message m ON m.tenant_id = $1 AND m.id = t.id
      JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
      LEFT JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
      LEFT JOIN dialogue d ON d.tenant_id = c.tenant_id AND d.conversation_id = c.id
      LEFT JOIN reminder_question q ON q.tenant_id = c.tenant_id AND q.conversation_id = c.id
        AND q.answer_until > t.began_at
        AND (d.question IS NULL OR d.question IN ('NONE', 'REMINDER', 'OFFER')
          OR d.asked_at < q.answer_until - interval '30 minutes')
        AND (d.question = 'EMERGENCY_SURE' AND d.asked_at > t.began_at - interval '30 minutes')
          IS NOT TRUE
      LEFT JOIN LATERAL (
        SELECT o.id AS offer_id, o.service_type, o.starts_at AS offer_starts_at, o.expires_at,
               o.asked_at,
               coalesce(m.payload ->> 'choice', '')
                 IN ('offer-yes:' || o.id::text, 'offer-no:' || o.id::text) AS offer_pressed
        FROM waitlist_offer o
        WHERE o.tenant_id = c.tenant_id AND o.conversation_id = c.id AND o.asked_at <= t.began_at
        ORDER BY offer_pressed DESC, o.asked_at DESC LIMIT 1) g ON true
      """;

  /** Whether the turn's message is the last thing said tells who waits for whom afterwards. */
  private static final String LOCK =
      """
      SELECT m.id AS turn_id, c.id, c.version, c.channel, c.channel_id, c.customer_id, c.status, c.owner_kind,
             c.owner_epoch, c.started_at,
             NOT EXISTS (SELECT FROM message later WHERE later.tenant_id = c.tenant_id
                           AND later.conversation_id = c.id AND later.role = 'USER'
                           AND later.sequence > m.sequence) AS last_word
      FROM unnest($2::uuid[], $3::uuid[]) AS w(conversation_id, turn_id)
      JOIN conversation c ON c.tenant_id = $1 AND c.id = w.conversation_id
      JOIN message m ON m.tenant_id = $1 AND m.id = w.turn_id
      ORDER BY c.id FOR NO KEY UPDATE OF c
      """;

  /** One row per message; one that has a turn already gets no second. */
  Uni<Void> add(SqlConnection transaction, List<ConsumedEvent> events) {
    Tuple parameters = ids(events);
    parameters.addArrayOfString(
        events.stream().map(ConsumedEvent::traceParent).toArray(String[]::new));
    return transaction.preparedQuery(ADD).execute(parameters).replaceWithVoid();
  }

  /**
   * What customers said in words.
   *
   * @param now business time, by which a visit is still to come or not
   */
  Uni<List<Heard>> words(SqlConnection transaction, List<ConsumedEvent> events, Instant now) {
    Map<UUID, ConsumedEvent> byMessage =
        events.stream()
            .collect(
                Collectors.toMap(
                    ConsumedEvent::subject, Function.identity(), (first, second) -> first));
    return transaction
        .preparedQuery(WORDS)
        .execute(ids(events).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.stream().map(row -> heard(row, byMessage)).toList());
  }

  /** Turns of one tenant that have been claimed, in their order. */
  Uni<List<Turn>> read(SqlConnection transaction, TenantId tenant, List<UUID> messageIds) {
    return transaction
        .preparedQuery(READ)
        .execute(Tuple.of(tenant.value(), messageIds.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, Turn> found =
                  rows.stream()
                      .map(row -> Turn.from(row, party(row)))
                      .collect(Collectors.toMap(Turn::id, Function.identity(), (a, b) -> a));
              return messageIds.stream().map(id -> found(found, id)).toList();
            });
  }

  /** The turn's conversation as it is now, locked until the transaction ends. */
  Uni<Locked> lock(SqlConnection transaction, Turn turn) {
    return lock(transaction, List.of(turn)).map(List::getFirst);
  }

  /** The same of several turns of one tenant, locked in the order of the conversations' ids. */
  Uni<List<Locked>> lock(SqlConnection transaction, List<Turn> turns) {
    TenantId tenant = turns.getFirst().tenant();
    return transaction
        .preparedQuery(LOCK)
        .execute(
            Tuple.of(
                tenant.value(),
                turns.stream().map(Turn::conversationId).toArray(UUID[]::new),
                turns.stream().map(Turn::id).toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, Locked> found =
                  rows.stream()
                      .collect(
                          Collectors.toMap(
                              row -> row.getUUID("turn_id"), row -> Locked.from(tenant, row)));
              return turns.stream().map(turn -> found(found, turn.id())).toList();
            });
  }

  private static <T> T found(Map<UUID, T> all, UUID id) {
    return Objects.requireNonNull(all.get(id), "a turn whose message is gone");
  }

  private static Tuple ids(List<ConsumedEvent> events) {
    return Tuple.tuple()
        .addArrayOfUUID(events.stream().map(event -> event.tenantId().value()).toArray(UUID[]::new))
        .addArrayOfUUID(events.stream().map(ConsumedEvent::subject).toArray(UUID[]::new));
  }

  private static Heard heard(Row row, Map<UUID, ConsumedEvent> byMessage) {
    UUID id = row.getUUID("id");
    @Nullable ConsumedEvent event = byMessage.get(id);
    return new Heard(
        party(row),
        id,
        row.getString("text"),
        row.getOffsetDateTime("sent_at").toInstant(),
        row.getBoolean("visit_pending"),
        event == null ? null : event.traceParent());
  }

  private static Party party(Row row) {
    return new Party(
        new TenantId(row.getUUID("tenant_id")),
        ChannelKind.valueOf(row.getString("channel")),
        row.getUUID("customer_id"),
        new Address(row.getString("sender_kind"), row.getString("sender")));
  }
}
