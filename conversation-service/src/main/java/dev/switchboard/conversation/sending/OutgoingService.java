package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where messages are queued, whoever wrote them. */
@ApplicationScoped
public class OutgoingService {
  private final QueueRepository queue;
  private final BusinessClock clock;
  private final Signal signal;

  OutgoingService(QueueRepository queue, BusinessClock clock) {
    this.queue = queue;
    this.clock = clock;
    this.signal = new Signal();
  }

  /**
   * A message and where it goes.
   *
   * @param condition what must still hold when it is sent, if anything
   */
  public record Queued(
      TenantId tenant,
      UUID conversationId,
      OutgoingMessage message,
      @Nullable Condition condition,
      @Nullable String traceParent) {}

  /** What becomes of a conversation in which something is said. */
  public record Move(UUID conversationId, ConversationStatus to, long version) {}

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
    @Nullable String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    return queue(
        transaction,
        messages.stream()
            .map(message -> new Queued(tenant, conversationId, message, null, trace))
            .toList());
  }

  /**
   * The same for several conversations at once, which the caller has locked in the order of their
   * ids.
   */
  public Uni<Void> queue(SqlConnection transaction, List<Queued> messages) {
    return queue(transaction, messages, List.of());
  }

  /**
   * The same where saying it moves conversations.
   *
   * @param moves of conversations that messages are said in; at most one each
   */
  public Uni<Void> queue(SqlConnection transaction, List<Queued> messages, List<Move> moves) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return queue.store(transaction, messages, moves, clock.now()).invoke(signal::raise);
  }

  Signal signal() {
    return signal;
  }
}
