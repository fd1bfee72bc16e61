package dev.switchboard.conversation.conversation;

import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What people do with conversations. */
@ApplicationScoped
public class ConversationService {
  private final ConversationRepository conversations;

  ConversationService(ConversationRepository conversations) {
    this.conversations = conversations;
  }

  /** Fails with CONVERSATION_NOT_FOUND, also for another tenant's. */
  @TenantTransaction
  public Uni<ConversationView> one(UUID id) {
    return conversations.require(id).map(ConversationView::from);
  }

  @TenantTransaction
  Uni<Page<ConversationView>> recent(ConversationFilter filter, PageRequest request) {
    return conversations
        .recent(filter, request)
        .map(rows -> Page.of(request, rows, ConversationService::place))
        .map(page -> page.map(ConversationView::from));
  }

  private static Cursor place(Conversation conversation) {
    return Cursor.at(ConversationRepository.RECENT, conversation.lastMessageAt, conversation.id);
  }
}
