package dev.switchboard.conversation.reminder;

import dev.switchboard.conversation.channel.ChannelView;
import dev.switchboard.conversation.sending.Condition.Conditional;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a reminder asks when it is sent, in the database. */
@ApplicationScoped
class QuestionRepository {
  private static final String FACTS =
      """
      SELECT u.name, u.language, c.last_inbound_at, h.settings ->> $3 AS template,
             h.settings ->> $4 AS text
      FROM conversation c
      JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id
      LEFT JOIN customer u ON u.tenant_id = c.tenant_id AND u.id = c.customer_id
      WHERE c.tenant_id = $1 AND c.id = $2
      """;

  private static final String ASKED =
      """
      INSERT INTO reminder_question (tenant_id, conversation_id, appointment_id, reminder_id,
                                     starts_at, answer_until)
      SELECT tenant_id, $2, appointment_id, id, starts_at, $5 FROM reminder
      WHERE tenant_id = $1 AND id = $3 AND appointment_version = $4
      ON CONFLICT ON CONSTRAINT reminder_question_pk DO UPDATE SET
        appointment_id = excluded.appointment_id, reminder_id = excluded.reminder_id,
        starts_at = excluded.starts_at, answer_until = excluded.answer_until
      """;

  /**
   * What decides the words of a reminder at the moment of sending.
   *
   * @param template the channel's, if it has one
   * @param text the channel's own words, if it has any
   */
  record Facts(
      Customer customer,
      @Nullable Instant lastInboundAt,
      @Nullable String template,
      @Nullable String text) {}

  Uni<Facts> facts(SqlConnection connection, Conditional message) {
    return connection
        .preparedQuery(FACTS)
        .execute(
            Tuple.of(
                message.tenant().value(),
                message.conversationId(),
                ChannelView.REMINDER_TEMPLATE,
                ChannelView.REMINDER_TEXT))
        .map(rows -> facts(rows.iterator().next()));
  }

  /** The conversation's question until then; one reminder replaces another's. */
  Uni<Void> asked(SqlConnection transaction, Conditional message, Instant answerUntil) {
    return transaction
        .preparedQuery(ASKED)
        .execute(
            Tuple.of(message.tenant().value(), message.conversationId())
                .addUUID(message.condition().reminderId())
                .addLong(message.condition().appointmentVersion())
                .addOffsetDateTime(answerUntil.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Facts facts(Row row) {
    var last = row.getOffsetDateTime("last_inbound_at");
    return new Facts(
        Customer.of(row.getString("name"), row.getString("language")),
        last == null ? null : last.toInstant(),
        row.getString("template"),
        row.getString("text"));
  }
}
