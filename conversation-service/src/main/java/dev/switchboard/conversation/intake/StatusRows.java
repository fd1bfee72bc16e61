package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.Columns;
import dev.switchboard.conversation.intake.StatusTarget.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the words of a poll are about, in the database. */
@ApplicationScoped
class StatusRows {
  /**
   * Our own id leads to a message only while the provider's is not known: a message has one. The
   * conversations are locked already; the rows are locked too because a message may have become
   * findable since.
   */
  private static final String TARGETS =
      """
      WITH word AS (
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) WITH ORDINALITY
          AS w(tenant_id, channel_id, provider_message_id, message_id, place)
      ), found AS (
        SELECT w.place, m.tenant_id, m.id
        FROM word w JOIN message m ON m.channel_id = w.channel_id
          AND m.provider_message_id = w.provider_message_id
        UNION ALL
        SELECT w.place, m.tenant_id, m.id
        FROM word w JOIN message m ON m.tenant_id = w.tenant_id AND m.id = w.message_id
          AND m.channel_id = w.channel_id AND m.provider_message_id IS NULL
      )
      SELECT f.place, m.id, m.provider_message_id IS NULL AS learnt, m.conversation_id, c.customer_id, m.role, m.kind, m.sequence, m.status,
             m.status_at, m.sent_at, m.error_code, m.error_reason
      FROM found f
      JOIN message m ON m.tenant_id = f.tenant_id AND m.id = f.id
      JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
      WHERE m.status IS NOT NULL
      ORDER BY m.id, f.place
      FOR NO KEY UPDATE OF m
      """;

  private static final String RAISE =
      """
      UPDATE message m SET
        provider_message_id = n.provider_message_id, status = n.status, status_rank = n.rank,
        status_at = n.status_at, sent_at = n.sent_at, error_code = n.error_code,
        error_reason = n.error_reason
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[],
                  $7::timestamptz[], $8::text[], $9::text[])
        AS n(tenant_id, id, provider_message_id, status, rank, status_at, sent_at, error_code,
             error_reason)
      WHERE m.tenant_id = n.tenant_id AND m.id = n.id
      """;

  /** A message of ours that is raised by a word. */
  record Raised(StatusWord word, StatusTarget target, Standing after) {}

  Uni<List<StatusTarget>> targets(SqlConnection transaction, List<StatusWord> words) {
    return transaction
        .preparedQuery(TARGETS)
        .execute(
            Columns.of(words)
                .uuid(word -> word.origin().channel().tenantId().value())
                .uuid(word -> word.key().channelId())
                .text(word -> word.key().providerMessageId())
                .uuid(StatusWord::messageId)
                .tuple())
        .map(rows -> rows.stream().map(StatusRows::target).toList());
  }

  Uni<Void> raise(SqlConnection transaction, List<Raised> raised) {
    if (raised.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(RAISE)
        .execute(
            Columns.of(raised)
                .uuid(row -> row.word().origin().channel().tenantId().value())
                .uuid(row -> row.target().messageId())
                .text(row -> row.word().key().providerMessageId())
                .name(row -> row.after().status())
                .number(row -> (long) row.after().status().rank())
                .time(row -> row.after().at())
                .time(row -> row.after().sentAt())
                .text(row -> StatusColumns.code(row.after().error()))
                .text(row -> StatusColumns.reason(row.after().error()))
                .tuple())
        .replaceWithVoid();
  }

  private static StatusTarget target(Row row) {
    return new StatusTarget(
        (int) (row.getLong("place") - 1),
        row.getUUID("id"),
        row.getBoolean("learnt"),
        row.getUUID("conversation_id"),
        row.getUUID("customer_id"),
        MessageRole.valueOf(row.getString("role")),
        MessageKind.valueOf(row.getString("kind")),
        row.getLong("sequence"),
        new Standing(
            MessageStatus.valueOf(row.getString("status")),
            StatusColumns.at(row, "status_at"),
            StatusColumns.at(row, "sent_at"),
            StatusColumns.error(row)));
  }
}
