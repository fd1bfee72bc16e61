package dev.switchboard.tenant.apikey;

import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where API keys are kept; of the current tenant only. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<IssuedKey, UUID> {
  static final String LIST = "api-keys:created";

  /** Fails with NOT_FOUND. */
  Uni<IssuedKey> requireLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(
            () -> new ApplicationException(PlatformError.NOT_FOUND, "There is no such API key."));
  }

  /** Oldest first. */
  Uni<Page<IssuedKey>> page(PageRequest request) {
    return rows(request).map(rows -> Page.of(request, rows, ApiKeyRepository::place));
  }

  private Uni<List<IssuedKey>> rows(PageRequest request) {
    return request
        .cursor()
        .map(
            after ->
                find(
                    "(createdAt, id) > (?1, ?2) order by createdAt, id",
                    after.instant(),
                    after.id()))
        .orElseGet(() -> find("order by createdAt, id"))
        .range(0, request.rowsToRead() - 1)
        .list();
  }

  private static Cursor place(IssuedKey key) {
    return Cursor.at(LIST, Objects.requireNonNull(key.createdAt()), key.id());
  }
}
