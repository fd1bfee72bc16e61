package dev.switchboard.conversation.sending;

import dev.switchboard.conversation.sending.OutgoingService.Move;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages that are queued, in the database. */
@ApplicationScoped
class QueueRepository {
  /** Updating a conversation locks it, which gives its messages their sequence and their epoch. */
  private static final String ADVANCE =
      """
      UPDATE conversation c SET
        total_messages = c.total_messages + n.messages,
        last_message_at = greatest(c.last_message_at, $1::timestamptz),
        status = coalesce(n.status, c.status), version = coalesce(n.version, c.version)
      FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[])
        AS n(tenant_id, id, messages, status, version)
      WHERE c.tenant_id = n.tenant_id AND c.id = n.id
      RETURNING c.id, c.channel_id, c.owner_epoch, c.total_messages - n.messages AS last_sequence
      """;

  /** Each row comes with all it needs: joined here, the rows of a batch would meet each other. */
  private static final String STORE =
      """
      WITH said AS (
        SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[],
                             $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[],
                             $12::text[], $13::uuid[], $14::text[], $15::uuid[], $16::bigint[],
                             $17::timestamptz[], $18::smallint[]) WITH ORDINALITY
          AS m(tenant_id, conversation_id, id, channel_id, sequence, owner_epoch, lane, role, kind,
               text, payload, sent_by, trace_parent, reminder_id, appointment_version, not_after,
               priority, place)
      ), stored AS (
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             payload, status, status_rank, status_at, sent_by)
        SELECT tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
               payload::jsonb, 'QUEUED', 0, $1, sent_by
        FROM said
      )
      INSERT INTO outgoing (tenant_id, id, conversation_id, channel_id, lane, owner_epoch,
                            trace_parent, reminder_id, appointment_version, not_after, priority)
      SELECT tenant_id, id, conversation_id, channel_id, lane, owner_epoch, trace_parent,
             reminder_id, appointment_version, not_after, priority
      FROM said ORDER BY place
      """;

  /** A conversation in which something is said. */
  private record Said(UUID tenant, UUID conversationId, long messages, @Nullable Move move) {}

  /** A message and its place in its conversation. */
  private record Placed(Queued queued, UUID channelId, long ownerEpoch, long sequence) {}

  Uni<Void> store(SqlConnection transaction, List<Queued> messages, List<Move> moves, Instant now) {
    List<Said> said = said(messages, moves);
    return transaction
        .preparedQuery(ADVANCE)
        .execute(
            Tuple.tuple()
                .addOffsetDateTime(utc(now))
                .addArrayOfUUID(column(said, Said::tenant, UUID[]::new))
                .addArrayOfUUID(column(said, Said::conversationId, UUID[]::new))
                .addArrayOfLong(column(said, Said::messages, Long[]::new))
                .addArrayOfString(column(said, one -> status(one.move()), String[]::new))
                .addArrayOfLong(column(said, one -> version(one.move()), Long[]::new)))
        .map(rows -> placed(messages, rows))
        .chain(placed -> insert(transaction, placed, now));
  }

  private static List<Said> said(List<Queued> messages, List<Move> moves) {
    Map<UUID, Move> byConversation =
        moves.stream().collect(Collectors.toMap(Move::conversationId, Function.identity()));
    Map<UUID, Said> said = new LinkedHashMap<>();
    for (Queued one : messages) {
      UUID id = one.conversationId();
      Said first = new Said(one.tenant().value(), id, 1, byConversation.get(id));
      said.merge(id, first, (a, b) -> new Said(a.tenant(), id, a.messages() + 1, a.move()));
    }
    return List.copyOf(said.values());
  }

  /** In their order, so that each conversation's messages follow its last one. */
  private static List<Placed> placed(List<Queued> messages, Iterable<Row> conversations) {
    Map<UUID, Row> byId = new HashMap<>();
    conversations.forEach(row -> byId.put(row.getUUID("id"), row));
    Map<UUID, Long> last = new HashMap<>();
    List<Placed> placed = new ArrayList<>();
    for (Queued one : messages) {
      @Nullable Row conversation = byId.get(one.conversationId());
      if (conversation == null) {
        throw new IllegalStateException("There is no conversation " + one.conversationId());
      }
      long before = last.getOrDefault(one.conversationId(), conversation.getLong("last_sequence"));
      last.put(one.conversationId(), before + 1);
      placed.add(
          new Placed(
              one,
              conversation.getUUID("channel_id"),
              conversation.getLong("owner_epoch"),
              before + 1));
    }
    return placed;
  }

  private static Uni<Void> insert(SqlConnection transaction, List<Placed> all, Instant now) {
    return transaction
        .preparedQuery(STORE)
        .execute(
            Tuple.tuple()
                .addOffsetDateTime(utc(now))
                .addArrayOfUUID(ids(all, queued -> queued.tenant().value()))
                .addArrayOfUUID(ids(all, Queued::conversationId))
                .addArrayOfUUID(ids(all, queued -> queued.message().id()))
                .addArrayOfUUID(column(all, Placed::channelId, UUID[]::new))
                .addArrayOfLong(column(all, Placed::sequence, Long[]::new))
                .addArrayOfLong(column(all, Placed::ownerEpoch, Long[]::new))
                .addArrayOfString(texts(all, queued -> queued.message().lane().name()))
                .addArrayOfString(texts(all, queued -> queued.message().role().name()))
                .addArrayOfString(texts(all, queued -> queued.message().content().kind().name()))
                .addArrayOfString(texts(all, queued -> queued.message().content().text()))
                .addArrayOfString(
                    texts(all, queued -> queued.message().content().payload().encode()))
                .addArrayOfUUID(ids(all, queued -> queued.message().sentBy()))
                .addArrayOfString(texts(all, Queued::traceParent))
                .addArrayOfUUID(ids(all, queued -> of(queued, Condition::reminderId)))
                .addArrayOfLong(
                    column(
                        all, one -> of(one.queued(), Condition::appointmentVersion), Long[]::new))
                .addArrayOfOffsetDateTime(
                    column(all, one -> notAfter(one.queued()), OffsetDateTime[]::new))
                .addArrayOfShort(column(all, one -> priority(one.queued()), Short[]::new)))
        .replaceWithVoid();
  }

  private static @Nullable String status(@Nullable Move move) {
    return move == null ? null : move.to().name();
  }

  private static @Nullable Long version(@Nullable Move move) {
    return move == null ? null : move.version();
  }

  private static @Nullable OffsetDateTime notAfter(Queued queued) {
    return of(queued, condition -> utc(condition.notAfter()));
  }

  private static Short priority(Queued queued) {
    @Nullable Condition condition = queued.condition();
    return condition == null ? 0 : condition.about().priority();
  }

  private static <T> @Nullable T of(Queued queued, Function<Condition, T> part) {
    return queued.condition() == null ? null : part.apply(queued.condition());
  }

  private static UUID[] ids(List<Placed> all, Function<Queued, @Nullable UUID> value) {
    return column(all, one -> value.apply(one.queued()), UUID[]::new);
  }

  private static String[] texts(List<Placed> all, Function<Queued, @Nullable String> value) {
    return column(all, one -> value.apply(one.queued()), String[]::new);
  }

  private static <R, T> T[] column(
      List<R> all, Function<R, ? extends @Nullable T> value, IntFunction<T[]> array) {
    return all.stream().map(value).toArray(array);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
