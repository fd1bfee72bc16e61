package dev.switchboard.conversation.conversation;

import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The conversations of a tenant (features.md C13, C30). */
@Path("/v1/crm/conversations")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class ConversationResource {
  private final ConversationService conversations;

  ConversationResource(ConversationService conversations) {
    this.conversations = conversations;
  }

  /**
   * Most recently active first. A conversation in which somebody writes while the list is paged
   * moves to its beginning, and is not met again further on.
   */
  @GET
  public Uni<Page<ConversationView>> recent(
      @RestQuery @Nullable ConversationStatus status,
      @RestQuery @Nullable UUID customerId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return conversations.recent(
        new ConversationFilter(status, customerId),
        PageRequest.of(ConversationRepository.RECENT, limit, cursor));
  }

  /** 404 CONVERSATION_NOT_FOUND. */
  @GET
  @Path("/{id}")
  public Uni<ConversationView> one(@RestPath UUID id) {
    return conversations.one(id);
  }
}
