package dev.switchboard.conversation.conversation;

import dev.switchboard.conversation.ConversationError;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The conversations of the transaction's tenant. */
@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {
  /** Most recently active first. */
  static final String RECENT = "conversations:last-message";

  /** Fails with CONVERSATION_NOT_FOUND, also for another tenant's. */
  Uni<Conversation> require(UUID id) {
    return findById(id)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new ApplicationException(
                    ConversationError.CONVERSATION_NOT_FOUND,
                    "There is no conversation " + id + "."));
  }

  Uni<List<Conversation>> recent(ConversationFilter filter, PageRequest request) {
    return find(filter.query(request.after()), filter.parameters(request.after()))
        .range(0, request.limit())
        .list();
  }
}
