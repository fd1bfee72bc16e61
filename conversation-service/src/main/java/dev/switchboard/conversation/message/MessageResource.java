package dev.switchboard.conversation.message;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The history of a conversation (features.md C14). */
@Path("/v1/crm/conversations/{conversationId}/messages")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class MessageResource {
  private final MessageService messages;

  MessageResource(MessageService messages) {
    this.messages = messages;
  }

  /**
   * The newest messages, or those around a sequence; always the oldest first. 404
   * CONVERSATION_NOT_FOUND.
   *
   * @param after shows what follows this sequence
   * @param before shows what precedes this sequence
   */
  @GET
  public Uni<MessagePage> page(
      @RestPath UUID conversationId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable Long after,
      @RestQuery @Nullable Long before) {
    return messages.page(conversationId, MessageWindow.of(limit, after, before));
  }
}
