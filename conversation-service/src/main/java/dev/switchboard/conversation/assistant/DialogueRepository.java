package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.tool.RecordJson;
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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Dialogues in the database; read with their turn. */
@ApplicationScoped
class DialogueRepository {
  private static final String SAVE =
      """
      INSERT INTO dialogue AS d (tenant_id, conversation_id, question, asked_at, appointment_id,
                                 appointment_starts_at, state)
      SELECT $1, w.conversation_id, w.question, w.asked_at, w.appointment_id,
             w.appointment_starts_at, w.state::jsonb
      FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[], $6::timestamptz[],
                  $7::text[])
        AS w(conversation_id, question, asked_at, appointment_id, appointment_starts_at, state)
      ON CONFLICT ON CONSTRAINT dialogue_pk DO UPDATE SET
        question = excluded.question, asked_at = excluded.asked_at,
        appointment_id = excluded.appointment_id,
        appointment_starts_at = excluded.appointment_starts_at, state = excluded.state
      """;

  /** A dialogue and the turn that led to it. */
  record Saved(Turn turn, Dialogue dialogue) {
    private @Nullable UUID appointmentId() {
      return dialogue.visit() == null ? null : dialogue.visit().appointmentId();
    }

    private @Nullable OffsetDateTime startsAt() {
      return dialogue.visit() == null ? null : utc(dialogue.visit().startsAt());
    }
  }

  /** Of one tenant's conversations, under their locks. */
  Uni<Void> save(SqlConnection transaction, List<Saved> all) {
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(SAVE)
        .execute(
            Tuple.tuple()
                .addUUID(all.getFirst().turn().tenant().value())
                .addArrayOfUUID(column(all, one -> one.turn().conversationId(), UUID[]::new))
                .addArrayOfString(column(all, one -> one.dialogue().asked().name(), String[]::new))
                .addArrayOfOffsetDateTime(
                    column(all, one -> utc(one.turn().beganAt()), OffsetDateTime[]::new))
                .addArrayOfUUID(column(all, Saved::appointmentId, UUID[]::new))
                .addArrayOfOffsetDateTime(column(all, Saved::startsAt, OffsetDateTime[]::new))
                .addArrayOfString(
                    column(all, one -> RecordJson.object(one.dialogue()).encode(), String[]::new)))
        .replaceWithVoid();
  }

  private static <T> T[] column(
      List<Saved> all, Function<Saved, ? extends @Nullable T> value, IntFunction<T[]> array) {
    return all.stream().map(value).toArray(array);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
