package dev.switchboard.conversation.tool;

import dev.switchboard.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log as it is written. */
@ApplicationScoped
class ToolLogRepository {
  /**
   * An equal call of the same turn is the same call, of whichever try. Two that took up one turn at
   * once are told apart by the step's unique key: the later fails.
   */
  private static final String BEGIN =
      """
      WITH known AS (
        SELECT id, step, response, success FROM tool_call_log
        WHERE tenant_id = $1 AND message_id = $2 AND tool = $4 AND arguments = $5::jsonb
        ORDER BY step LIMIT 1
      ), added AS (
        INSERT INTO tool_call_log (tenant_id, id, message_id, conversation_id, step, tool, arguments)
        SELECT $1, $6, $2, $3, 1 + coalesce((SELECT max(step) FROM tool_call_log
                                             WHERE tenant_id = $1 AND message_id = $2), 0),
               $4, $5::jsonb
        WHERE NOT EXISTS (SELECT FROM known)
        RETURNING id, step, response, success
      )
      SELECT * FROM known UNION ALL SELECT * FROM added
      """;

  private static final String END =
      """
      UPDATE tool_call_log SET response = $3::jsonb, duration_ms = $4, success = $5, error = $6
      WHERE tenant_id = $1 AND id = $2
      """;

  /**
   * A call in the log.
   *
   * @param answer what a service said to it before
   */
  record Logged(UUID id, int step, Optional<HttpAnswer> answer) {
    static Logged from(Row row) {
      return new Logged(
          row.getUUID("id"),
          row.getInteger("step"),
          Optional.ofNullable(row.getJsonObject("response")).map(HttpAnswer::recorded));
    }
  }

  /** How a call ended. */
  record Ended(
      @Nullable JsonObject response, int durationMs, boolean success, @Nullable String error) {}

  Uni<Logged> begin(SqlConnection transaction, ToolTurn turn, ToolCall<?> call) {
    return transaction
        .preparedQuery(BEGIN)
        .execute(
            Tuple.tuple()
                .addUUID(turn.tenant().value())
                .addUUID(turn.messageId())
                .addUUID(turn.conversationId())
                .addString(call.tool())
                .addValue(call.arguments())
                .addUUID(Ids.next()))
        .map(rows -> Logged.from(rows.iterator().next()));
  }

  Uni<Void> end(SqlConnection transaction, ToolTurn turn, Logged logged, Ended ended) {
    return transaction
        .preparedQuery(END)
        .execute(
            Tuple.tuple()
                .addUUID(turn.tenant().value())
                .addUUID(logged.id())
                .addValue(ended.response())
                .addInteger(ended.durationMs())
                .addBoolean(ended.success())
                .addString(ended.error()))
        .replaceWithVoid();
  }
}
