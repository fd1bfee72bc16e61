package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Words on messages that are not known yet: the best on each, until somebody asks for it. */
@ApplicationScoped
class WaitingWords {
  private static final String KEEP =
      """
      INSERT INTO message_status_waiting AS w (tenant_id, channel_id, provider_message_id, status,
                                               status_rank, status_at, sent_at, error_code,
                                               error_reason)
      SELECT n.tenant_id, n.channel_id, n.provider_message_id, n.status, n.rank, n.status_at,
             n.sent_at, n.error_code, n.error_reason
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[],
                  $7::timestamptz[], $8::text[], $9::text[])
        AS n(tenant_id, channel_id, provider_message_id, status, rank, status_at, sent_at,
             error_code, error_reason)
      ORDER BY n.tenant_id, n.channel_id, n.provider_message_id
      ON CONFLICT ON CONSTRAINT message_status_waiting_pk DO UPDATE SET
        (status, status_rank, status_at, error_code, error_reason) =
          (SELECT n.* FROM (VALUES
            (excluded.status, excluded.status_rank, excluded.status_at, excluded.error_code,
             excluded.error_reason),
            (w.status, w.status_rank, w.status_at, w.error_code, w.error_reason)
          ) AS n(status, rank, at, code, reason) ORDER BY n.rank DESC, n.at LIMIT 1),
        sent_at = least(w.sent_at, excluded.sent_at)
      """;

  private static final String CLAIM =
      """
      DELETE FROM message_status_waiting w
      USING unnest($1::uuid[], $2::uuid[], $3::text[])
        AS n(tenant_id, channel_id, provider_message_id)
      WHERE w.tenant_id = n.tenant_id AND w.channel_id = n.channel_id
        AND w.provider_message_id = n.provider_message_id
      RETURNING w.channel_id, w.provider_message_id, w.status, w.status_at, w.sent_at, w.error_code,
                w.error_reason
      """;

  Uni<Void> keep(SqlConnection transaction, List<StatusWord> words) {
    if (words.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(KEEP)
        .execute(
            Columns.of(words)
                .uuid(word -> word.origin().channel().tenantId().value())
                .uuid(word -> word.key().channelId())
                .text(word -> word.key().providerMessageId())
                .name(StatusWord::status)
                .number(word -> (long) word.status().rank())
                .time(StatusWord::at)
                .time(StatusWord::sentAt)
                .text(word -> StatusColumns.code(word.error()))
                .text(word -> StatusColumns.reason(word.error()))
                .tuple())
        .replaceWithVoid();
  }

  /** Takes what waited for the messages of these words, each joined to the word it belongs to. */
  Uni<Map<MessageKey, StatusWord>> claim(SqlConnection transaction, Collection<StatusWord> words) {
    if (words.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return transaction
        .preparedQuery(CLAIM)
        .execute(
            Columns.of(words)
                .uuid(word -> word.origin().channel().tenantId().value())
                .uuid(word -> word.key().channelId())
                .text(word -> word.key().providerMessageId())
                .tuple())
        .map(rows -> joined(rows, words));
  }

  private static Map<MessageKey, StatusWord> joined(
      Iterable<Row> rows, Collection<StatusWord> words) {
    Map<MessageKey, StatusWord> joined = new HashMap<>();
    words.forEach(word -> joined.put(word.key(), word));
    for (Row row : rows) {
      MessageKey key =
          new MessageKey(row.getUUID("channel_id"), row.getString("provider_message_id"));
      joined.computeIfPresent(key, (found, word) -> word.and(waited(row, word)));
    }
    return joined;
  }

  private static StatusWord waited(Row row, StatusWord word) {
    return new StatusWord(
        word.origin(),
        word.key(),
        MessageStatus.valueOf(row.getString("status")),
        Objects.requireNonNull(StatusColumns.at(row, "status_at")),
        StatusColumns.at(row, "sent_at"),
        StatusColumns.error(row),
        null);
  }
}
