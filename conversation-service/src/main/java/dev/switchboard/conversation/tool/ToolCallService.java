package dev.switchboard.conversation.tool;

import dev.switchboard.conversation.conversation.ConversationService;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What people do with the log: read it. */
@ApplicationScoped
class ToolCallService {
  private final ToolCallRepository calls;
  private final ConversationService conversations;

  ToolCallService(ToolCallRepository calls, ConversationService conversations) {
    this.calls = calls;
    this.conversations = conversations;
  }

  /** Fails with CONVERSATION_NOT_FOUND. */
  @TenantTransaction
  Uni<Page<ToolCallView>> page(ToolCallFilter filter, PageRequest request) {
    return conversations
        .one(filter.conversationId())
        .chain(conversation -> calls.list(filter, request))
        .map(rows -> Page.of(request, rows, ToolCallService::place))
        .map(page -> page.map(ToolCallView::from));
  }

  private static Cursor place(ToolCallEntry entry) {
    return Cursor.at(ToolCallRepository.CALLS, entry.createdAt, entry.id);
  }
}
