package dev.switchboard.conversation.message;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The messages of the transaction's tenant. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

  /** What follows, the oldest first. */
  Uni<List<Message>> after(UUID conversationId, long sequence, int limit) {
    return find("conversationId = ?1 and sequence > ?2 order by sequence", conversationId, sequence)
        .range(0, limit - 1)
        .list();
  }

  /** What precedes, the newest first. */
  Uni<List<Message>> before(UUID conversationId, long sequence, int limit) {
    return find(
            "conversationId = ?1 and sequence < ?2 order by sequence desc",
            conversationId,
            sequence)
        .range(0, limit - 1)
        .list();
  }
}
