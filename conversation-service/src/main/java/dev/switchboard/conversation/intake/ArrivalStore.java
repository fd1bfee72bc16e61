package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.Conversations.Advanced;
import dev.switchboard.conversation.intake.Customers.Resolved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stores what a poll brought, in the order of the locks (see the package). */
@ApplicationScoped
class ArrivalStore {
  private final MessageRows messages;
  private final Customers customers;
  private final Conversations conversations;
  private final Statuses statuses;
  private final SetAsideRows setAside;

  ArrivalStore(
      MessageRows messages,
      Customers customers,
      Conversations conversations,
      Statuses statuses,
      SetAsideRows setAside) {
    this.messages = messages;
    this.customers = customers;
    this.conversations = conversations;
    this.statuses = statuses;
    this.setAside = setAside;
  }

  /** A message that is stored already makes no customer, begins and reopens no conversation. */
  Uni<Applied> store(SqlConnection transaction, Arrivals arrivals) {
    return messages
        .known(transaction, arrivals.messages())
        .map(known -> arrivals.messages().stream().filter(m -> !known.contains(m.key())).toList())
        .chain(fresh -> customers.resolve(transaction, fresh))
        .chain(resolved -> store(transaction, resolved, arrivals.words()))
        .call(() -> setAside.insert(transaction, arrivals.setAside()));
  }

  private Uni<Applied> store(SqlConnection transaction, Resolved resolved, List<StatusWord> words) {
    return conversations
        .store(transaction, resolved.messages(), words)
        .chain(advanced -> raise(transaction, words, resolved, advanced));
  }

  private Uni<Applied> raise(
      SqlConnection transaction,
      List<StatusWord> words,
      Resolved resolved,
      List<Advanced> advanced) {
    return statuses
        .apply(transaction, words)
        .map(met -> new Applied(resolved.changed(), advanced, met));
  }
}
