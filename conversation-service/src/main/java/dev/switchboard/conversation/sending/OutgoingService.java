package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where messages are queued, whoever wrote them. */
@ApplicationScoped
public class OutgoingService {
  /**
   * Updating the conversation locks it, which gives the messages their sequence and their epoch.
   */
  private static final String QUEUE =
      """
      WITH said AS (
        SELECT * FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                             $10::uuid[]) WITH ORDINALITY
          AS m(id, lane, role, kind, text, payload, sent_by, place)
      ), conversation_now AS (
        UPDATE conversation c SET
          total_messages = c.total_messages + cardinality($4::uuid[]),
          last_message_at = greatest(c.last_message_at, $3::timestamptz)
        WHERE c.tenant_id = $1 AND c.id = $2
        RETURNING c.channel_id, c.owner_epoch, c.total_messages - cardinality($4::uuid[]) AS base
      ), stored AS (
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             payload, status, status_rank, status_at, sent_by)
        SELECT $1, m.id, $2, c.channel_id, c.base + m.place, m.role, m.kind, m.text,
               m.payload::jsonb, 'QUEUED', 0, $3, m.sent_by
        FROM said m CROSS JOIN conversation_now c
      )
      INSERT INTO outgoing (tenant_id, id, conversation_id, channel_id, lane, owner_epoch,
                            trace_parent)
      SELECT $1, m.id, $2, c.channel_id, m.lane, c.owner_epoch, $11
      FROM said m CROSS JOIN conversation_now c ORDER BY m.place
      """;

  private final BusinessClock clock;
  private final Signal signal;

  OutgoingService(BusinessClock clock) {
    this.clock = clock;
    this.signal = new Signal();
  }

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
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(QUEUE)
        .execute(parameters(tenant, conversationId, messages, clock.now()))
        .invoke(rows -> requireAll(rows.rowCount(), messages, conversationId))
        .invoke(signal::raise)
        .replaceWithVoid();
  }

  Signal signal() {
    return signal;
  }

  private static Tuple parameters(
      TenantId tenant, UUID conversationId, List<OutgoingMessage> messages, Instant now) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(conversationId)
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
        .addArrayOfUUID(messages.stream().map(OutgoingMessage::id).toArray(UUID[]::new))
        .addArrayOfString(texts(messages, message -> message.lane().name()))
        .addArrayOfString(texts(messages, message -> message.role().name()))
        .addArrayOfString(texts(messages, message -> message.content().kind().name()))
        .addArrayOfString(texts(messages, message -> message.content().text()))
        .addArrayOfString(texts(messages, message -> message.content().payload().encode()))
        .addArrayOfUUID(messages.stream().map(OutgoingMessage::sentBy).toArray(UUID[]::new))
        .addString(TraceContext.current().map(TraceParent::header).orElse(null));
  }

  private static String[] texts(
      List<OutgoingMessage> messages, Function<OutgoingMessage, @Nullable String> value) {
    return messages.stream().map(value).toArray(String[]::new);
  }

  private static void requireAll(int rows, List<OutgoingMessage> messages, UUID conversationId) {
    if (rows != messages.size()) {
      throw new IllegalStateException("there is no conversation " + conversationId);
    }
  }
}
