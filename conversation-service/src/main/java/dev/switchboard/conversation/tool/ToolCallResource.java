package dev.switchboard.conversation.tool;

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

/** What the assistant asked of other services (features.md C32). */
@Path("/v1/crm/conversations/{conversationId}/tool-calls")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class ToolCallResource {
  private final ToolCallService calls;

  ToolCallResource(ToolCallService calls) {
    this.calls = calls;
  }

  /**
   * The oldest first. 404 CONVERSATION_NOT_FOUND.
   *
   * @param messageId shows the calls one message led to
   * @param tool shows the calls of one tool: {@code find_slots}
   * @param success shows what did as asked, or what did not
   */
  @GET
  public Uni<Page<ToolCallView>> page(
      @RestPath UUID conversationId,
      @RestQuery @Nullable UUID messageId,
      @RestQuery @Nullable String tool,
      @RestQuery @Nullable Boolean success,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return calls.page(
        new ToolCallFilter(conversationId, messageId, tool, success),
        PageRequest.of(ToolCallRepository.CALLS, limit, cursor));
  }
}
