package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where messages are queued, whoever wrote them. */
@ApplicationScoped
public class OutgoingService {
  /**
   * Updating a conversation locks it, which gives its messages their sequence and their epoch. Not
   * longer than 2,048 characters: the driver keeps no longer statement prepared.
   */
  private static final String QUEUE =
      """
      WITH said AS (
        SELECT m.*, row_number() OVER (PARTITION BY m.tenant_id, m.conversation_id ORDER BY m.place)
                 AS nth
        FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                    $8::text[], $9::text[], $10::uuid[], $11::text[], $12::uuid[], $13::bigint[],
                    $14::timestamptz[]) WITH ORDINALITY
          AS m(tenant_id, conversation_id, id, lane, role, kind, text, payload, sent_by,
               trace_parent, reminder_id, appointment_version, not_after, place)
      ), counted AS (
        SELECT s.tenant_id, s.conversation_id, v.status, v.version, count(*) AS messages
        FROM said s
        LEFT JOIN unnest($15::uuid[], $16::text[], $17::bigint[]) AS v(id, status, version)
          ON v.id = s.conversation_id
        GROUP BY 1, 2, 3, 4
      ), talk AS (
        UPDATE conversation c SET
          total_messages = c.total_messages + n.messages,
          last_message_at = greatest(c.last_message_at, $1::timestamptz),
          status = coalesce(n.status, c.status), version = coalesce(n.version, c.version)
        FROM counted n WHERE c.tenant_id = n.tenant_id AND c.id = n.conversation_id
        RETURNING c.tenant_id, c.id, c.channel_id, c.owner_epoch,
                  c.total_messages - n.messages AS base
      ), stored AS (
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             payload, status, status_rank, status_at, sent_by)
        SELECT c.tenant_id, m.id, c.id, c.channel_id, c.base + m.nth, m.role, m.kind, m.text,
               m.payload::jsonb, 'QUEUED', 0, $1, m.sent_by
        FROM said m JOIN talk c
          ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
      )
      INSERT INTO outgoing (tenant_id, id, conversation_id, channel_id, lane, owner_epoch,
                            trace_parent, reminder_id, appointment_version, not_after)
      SELECT c.tenant_id, m.id, c.id, c.channel_id, m.lane, c.owner_epoch, m.trace_parent,
             m.reminder_id, m.appointment_version, m.not_after
      FROM said m JOIN talk c
        ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
      ORDER BY m.place
      """;

  private final BusinessClock clock;
  private final Signal signal;

  OutgoingService(BusinessClock clock) {
    this.clock = clock;
    this.signal = new Signal();
  }

  /**
   * A message and where it goes.
   *
   * @param condition what must still hold when it is sent, if anything
   */
  public record Queued(
      TenantId tenant,
      UUID conversationId,
      OutgoingMessage message,
      @Nullable Condition condition,
      @Nullable String traceParent) {}

  /** What becomes of a conversation in which something is said. */
  public record Move(UUID conversationId, ConversationStatus to, long version) {}

  /**
   * Stores the messages as the next ones of the conversation, to be sent in this order once the
   * transaction is committed. Whoever decided them by what he knew of the conversation locks it
   * first and looks again.
   */
  public Uni<Void> queue(
      SqlConnection transaction,
      TenantId tenant,
      UUID conversationId,
      List<OutgoingMessage> messages) {
    @Nullable String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    return queue(
        transaction,
        messages.stream()
            .map(message -> new Queued(tenant, conversationId, message, null, trace))
            .toList());
  }

  /**
   * The same for several conversations at once, which the caller has locked in the order of their
   * ids.
   */
  public Uni<Void> queue(SqlConnection transaction, List<Queued> messages) {
    return queue(transaction, messages, List.of());
  }

  /**
   * The same where saying it moves conversations.
   *
   * @param moves of conversations that messages are said in; at most one each
   */
  public Uni<Void> queue(SqlConnection transaction, List<Queued> messages, List<Move> moves) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(QUEUE)
        .execute(parameters(messages, moves, clock.now()))
        .invoke(rows -> requireAll(rows.rowCount(), messages))
        .invoke(signal::raise)
        .replaceWithVoid();
  }

  Signal signal() {
    return signal;
  }

  private static Tuple parameters(List<Queued> all, List<Move> moves, Instant now) {
    return Tuple.tuple()
        .addOffsetDateTime(utc(now))
        .addArrayOfUUID(ids(all, queued -> queued.tenant().value()))
        .addArrayOfUUID(ids(all, Queued::conversationId))
        .addArrayOfUUID(ids(all, queued -> queued.message().id()))
        .addArrayOfString(texts(all, queued -> queued.message().lane().name()))
        .addArrayOfString(texts(all, queued -> queued.message().role().name()))
        .addArrayOfString(texts(all, queued -> queued.message().content().kind().name()))
        .addArrayOfString(texts(all, queued -> queued.message().content().text()))
        .addArrayOfString(texts(all, queued -> queued.message().content().payload().encode()))
        .addArrayOfUUID(ids(all, queued -> queued.message().sentBy()))
        .addArrayOfString(texts(all, Queued::traceParent))
        .addArrayOfUUID(ids(all, queued -> of(queued, Condition::reminderId)))
        .addArrayOfLong(
            column(all, queued -> of(queued, Condition::appointmentVersion), new Long[0]))
        .addArrayOfOffsetDateTime(
            column(
                all,
                queued -> of(queued, condition -> utc(condition.notAfter())),
                new OffsetDateTime[0]))
        .addArrayOfUUID(moves.stream().map(Move::conversationId).toArray(UUID[]::new))
        .addArrayOfString(moves.stream().map(move -> move.to().name()).toArray(String[]::new))
        .addArrayOfLong(moves.stream().map(Move::version).toArray(Long[]::new));
  }

  private static <T> @Nullable T of(Queued queued, Function<Condition, T> part) {
    return queued.condition() == null ? null : part.apply(queued.condition());
  }

  private static UUID[] ids(List<Queued> all, Function<Queued, @Nullable UUID> value) {
    return column(all, value, new UUID[0]);
  }

  private static String[] texts(List<Queued> all, Function<Queued, @Nullable String> value) {
    return column(all, value, new String[0]);
  }

  private static <T> T[] column(
      List<Queued> all, Function<Queued, ? extends @Nullable T> value, T[] empty) {
    return all.stream().map(value).toList().toArray(empty);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static void requireAll(int rows, List<Queued> messages) {
    if (rows != messages.size()) {
      throw new IllegalStateException(
          "%d of %d messages have no conversation"
              .formatted(messages.size() - rows, messages.size()));
    }
  }
}
