package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.tool.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dialogues in the database; read with their turn. */
@ApplicationScoped
class DialogueRepository {
  private static final String SAVE =
      """
      INSERT INTO dialogue AS d (tenant_id, conversation_id, question, asked_at, appointment_id,
                                 appointment_starts_at, state)
      VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
      ON CONFLICT ON CONSTRAINT dialogue_pk DO UPDATE SET
        question = excluded.question, asked_at = excluded.asked_at,
        appointment_id = excluded.appointment_id,
        appointment_starts_at = excluded.appointment_starts_at, state = excluded.state
      """;

  /** Under the lock of the turn's conversation. */
  Uni<Void> save(SqlConnection transaction, Turn turn, Dialogue dialogue) {
    @Nullable VisitRef visit = dialogue.visit();
    return transaction
        .preparedQuery(SAVE)
        .execute(
            Tuple.tuple()
                .addUUID(turn.tenant().value())
                .addUUID(turn.conversationId())
                .addString(dialogue.asked().name())
                .addOffsetDateTime(utc(turn.beganAt()))
                .addUUID(visit == null ? null : visit.appointmentId())
                .addOffsetDateTime(visit == null ? null : utc(visit.startsAt()))
                .addValue(RecordJson.object(dialogue)))
        .replaceWithVoid();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
