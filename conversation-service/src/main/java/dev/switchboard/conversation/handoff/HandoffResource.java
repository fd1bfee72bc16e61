package dev.switchboard.conversation.handoff;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which conversations a person was asked for (features.md C25). */
@Path("/v1/crm/handoffs")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT})
class HandoffResource {
  private final FloorService floor;

  HandoffResource(FloorService floor) {
    this.floor = floor;
  }

  /**
   * The newest first.
   *
   * @param open whether those that are resolved are left out
   */
  @GET
  public Uni<Page<HandoffView>> handoffs(
      @RestQuery @DefaultValue("false") boolean open,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return floor.handoffs(open, PageRequest.of(HandoffRepository.REQUESTED, limit, cursor));
  }
}
