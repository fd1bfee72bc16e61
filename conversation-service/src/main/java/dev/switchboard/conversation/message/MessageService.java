package dev.switchboard.conversation.message;

import dev.switchboard.conversation.conversation.ConversationService;
import dev.switchboard.conversation.conversation.ConversationView;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What people do with messages. */
@ApplicationScoped
class MessageService {
  private final MessageRepository messages;
  private final ConversationService conversations;

  MessageService(MessageRepository messages, ConversationService conversations) {
    this.messages = messages;
    this.conversations = conversations;
  }

  /** Fails with CONVERSATION_NOT_FOUND. */
  @TenantTransaction
  Uni<MessagePage> page(UUID conversationId, MessageWindow window) {
    return conversations
        .one(conversationId)
        .chain(
            conversation ->
                read(conversation, window).map(rows -> page(conversation, window, rows)));
  }

  private Uni<List<Message>> read(ConversationView conversation, MessageWindow window) {
    UUID id = conversation.conversationId();
    if (window.after() != null) {
      return messages.after(id, window.after(), window.limit());
    }
    long before = window.before() == null ? Long.MAX_VALUE : window.before();
    return messages.before(id, before, window.limit()).map(List::reversed);
  }

  /**
   * Sequences have no gaps, so the first and the last tell what lies around them; around nothing,
   * everything lies on the side that was not asked for.
   */
  private static MessagePage page(
      ConversationView conversation, MessageWindow window, List<Message> rows) {
    if (rows.isEmpty()) {
      boolean any = conversation.totalMessages() > 0;
      return new MessagePage(
          List.of(), any && window.after() != null, any && window.after() == null);
    }
    return new MessagePage(
        rows.stream().map(MessageView::from).toList(),
        rows.getFirst().sequence > 1,
        rows.getLast().sequence < conversation.totalMessages());
  }
}
