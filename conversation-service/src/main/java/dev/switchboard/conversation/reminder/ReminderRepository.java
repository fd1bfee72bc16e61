package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reminders that come due, in the database. */
@ApplicationScoped
class ReminderRepository {
  /** An open conversation before a closed one, then the one it was booked in, then the newest. */
  private static final String REACH =
      """
      SELECT n.place, u.name, u.language, c.id AS conversation_id, c.status, c.channel, c.channel_id,
             c.customer_id, c.sender_kind, c.sender,
             EXISTS (SELECT FROM reminder newer
                     WHERE newer.tenant_id = n.tenant_id AND newer.appointment_id = n.appointment_id
                       AND newer.appointment_version > n.appointment_version) AS superseded
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::uuid[], $6::uuid[])
        WITH ORDINALITY AS n(tenant_id, id, appointment_version, appointment_id, customer_id,
                             conversation_id, place)
      LEFT JOIN customer u ON u.tenant_id = n.tenant_id AND u.id = n.customer_id
      LEFT JOIN LATERAL (
        SELECT o.* FROM conversation o
        JOIN channel h ON h.tenant_id = o.tenant_id AND h.id = o.channel_id
        WHERE o.tenant_id = n.tenant_id AND (o.id = n.conversation_id OR o.customer_id = n.customer_id)
          AND h.kind = 'WHATSAPP' AND h.active AND h.archived_at IS NULL
        ORDER BY o.status = 'CLOSED', o.id IS DISTINCT FROM n.conversation_id,
                 o.last_message_at DESC, o.id
        LIMIT 1) c ON true
      WHERE NOT EXISTS (SELECT FROM reminder r WHERE r.tenant_id = n.tenant_id AND r.id = n.id
                          AND r.appointment_version = n.appointment_version)
      ORDER BY n.place
      """;

  private static final String ADD =
      """
      INSERT INTO reminder (tenant_id, id, appointment_version, appointment_id, starts_at,
                            conversation_id, message_id, skipped_because)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::timestamptz[],
                           $6::uuid[], $7::uuid[], $8::text[])
      ON CONFLICT ON CONSTRAINT reminder_pk DO NOTHING
      RETURNING tenant_id, id, appointment_version
      """;

  /** Those that were not heard before, in the order given. */
  Uni<List<Reached>> reach(SqlConnection transaction, List<Due> dues) {
    return transaction
        .preparedQuery(REACH)
        .execute(
            Columns.of(dues)
                .uuid(due -> due.tenant().value())
                .uuid(due -> due.reminder().reminderId())
                .number(due -> due.reminder().appointmentVersion())
                .uuid(due -> due.reminder().appointmentId())
                .uuid(due -> due.reminder().customerId())
                .uuid(due -> due.reminder().conversationId())
                .tuple())
        .map(rows -> rows.stream().map(row -> reached(dues, row)).toList());
  }

  /** Which of them nobody else has added meanwhile. */
  Uni<Set<Due.Key>> add(SqlConnection transaction, List<Verdict> verdicts) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Columns.of(verdicts)
                .uuid(one -> one.due().tenant().value())
                .uuid(one -> one.due().reminder().reminderId())
                .number(one -> one.due().reminder().appointmentVersion())
                .uuid(one -> one.due().reminder().appointmentId())
                .time(one -> one.due().reminder().startsAt())
                .uuid(Verdict::conversationId)
                .uuid(Verdict::messageId)
                .text(Verdict::reason)
                .tuple())
        .map(rows -> rows.stream().map(ReminderRepository::key).collect(Collectors.toSet()));
  }

  private static Reached reached(List<Due> dues, Row row) {
    return new Reached(
        dues.get(row.getLong("place").intValue() - 1),
        Reached.Conversation.from(row),
        Customer.of(row.getString("name"), row.getString("language")),
        row.getBoolean("superseded"));
  }

  private static Due.Key key(Row row) {
    return new Due.Key(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getLong("appointment_version"));
  }
}
