package dev.switchboard.conversation.tool;

import dev.switchboard.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The log as people read it. */
@ApplicationScoped
class ToolCallRepository implements PanacheRepositoryBase<ToolCallEntry, UUID> {
  /** Oldest first. */
  static final String CALLS = "tool-calls:created";

  Uni<List<ToolCallEntry>> list(ToolCallFilter filter, PageRequest request) {
    return find(filter.query(request.after()), filter.parameters(request.after()))
        .range(0, request.limit())
        .list();
  }
}
