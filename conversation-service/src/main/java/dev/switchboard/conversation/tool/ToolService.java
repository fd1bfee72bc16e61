package dev.switchboard.conversation.tool;

import dev.switchboard.conversation.tool.ToolLogRepository.Ended;
import dev.switchboard.conversation.tool.ToolLogRepository.Logged;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.SystemClock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls tools so that a turn which dies and is taken up again makes each call once (design.md 3.3):
 * the call is committed before it is made, an answered one is answered from the log, and one of
 * which nobody knows the end is made again under the same key.
 */
@ApplicationScoped
public class ToolService {
  private static final Logger LOG = Logger.getLogger(ToolService.class);

  /** Leaves room for the spaces jsonb writes. */
  private static final int LARGEST_RESPONSE = 15_000;

  private final ToolLogRepository log;
  private final ToolClient client;
  private final TenantTransactions transactions;
  private final SystemClock clock;

  ToolService(
      ToolLogRepository log,
      ToolClient client,
      TenantTransactions transactions,
      SystemClock clock) {
    this.log = log;
    this.client = client;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Never inside a transaction. Fails only when the log cannot be written. */
  public <R> Uni<ToolResult<R>> perform(ToolTurn turn, ToolCall<R> call) {
    return transactions
        .onConnection(turn.tenant(), connection -> log.begin(connection, turn, call))
        .chain(logged -> answered(turn, call, logged));
  }

  private <R> Uni<ToolResult<R>> answered(ToolTurn turn, ToolCall<R> call, Logged logged) {
    Optional<HttpAnswer> before = logged.answer();
    return before.isPresent()
        ? Uni.createFrom().item(result(call, before.get()))
        : made(turn, call, logged);
  }

  private <R> Uni<ToolResult<R>> made(ToolTurn turn, ToolCall<R> call, Logged logged) {
    Instant began = clock.now();
    return client
        .call(turn, turn.messageId() + ":" + logged.step(), call)
        .map(Optional::of)
        .onFailure()
        .invoke(failure -> LOG.warnf("%s: %s", call.tool(), failure))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .chain(answer -> recorded(turn, call, logged, new Made(began, answer)));
  }

  /** A call that was made. */
  private record Made(Instant began, Optional<HttpAnswer> answer) {}

  private <R> Uni<ToolResult<R>> recorded(
      ToolTurn turn, ToolCall<R> call, Logged logged, Made made) {
    ToolResult<R> result =
        made.answer()
            .map(answer -> result(call, answer))
            .orElseGet(() -> new ToolResult.Failed<>("NOT_REACHED"));
    Ended ended = ended(made, result);
    return transactions
        .onConnection(turn.tenant(), connection -> log.end(connection, turn, logged, ended))
        .replaceWith(result);
  }

  private Ended ended(Made made, ToolResult<?> result) {
    int millis = (int) Duration.between(made.began(), clock.now()).toMillis();
    boolean success = made.answer().map(HttpAnswer::isSuccess).orElse(false);
    return switch (result) {
      case ToolResult.Answered<?> answered ->
          new Ended(
              response(made),
              millis,
              success,
              success ? null : made.answer().map(HttpAnswer::code).orElse(null));
      case ToolResult.Failed<?> failed -> new Ended(null, millis, false, failed.error());
    };
  }

  private static @Nullable JsonObject response(Made made) {
    return made.answer()
        .map(HttpAnswer::recorded)
        .filter(
            response ->
                response.encode().getBytes(StandardCharsets.UTF_8).length <= LARGEST_RESPONSE)
        .orElse(null);
  }

  private static <R> ToolResult<R> result(ToolCall<R> call, HttpAnswer answer) {
    if (!answer.isSuccess() && !answer.isRefusal()) {
      return new ToolResult.Failed<>(answer.code());
    }
    try {
      return new ToolResult.Answered<>(call.read(answer));
    } catch (UnreadableAnswerException e) {
      LOG.warnf("%s: HTTP %d, %s", call.tool(), answer.status(), e.getMessage());
      return new ToolResult.Failed<>(answer.isSuccess() ? "UNREADABLE" : answer.code());
    }
  }
}
