package dev.switchboard.conversation.sending;

import dev.switchboard.conversation.sending.Condition.Conditional;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Whoever is asked right before a conditional message is sent. */
public interface GoAheadService {
  /**
   * Asked outside any transaction, and again when whoever asked has died or the provider did not
   * take the message. Never fails.
   */
  Uni<GoAhead> ask(Conditional message);

  /** The call begins, in this transaction. */
  Uni<Void> begins(SqlConnection transaction, Conditional message);
}
