package dev.switchboard.tenant.tenant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.tenant.Constraints;
import dev.switchboard.tenant.TenantError;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where tenants are kept. */
@ApplicationScoped
class TenantRepository implements PanacheRepositoryBase<Tenant, UUID> {
  static final String LIST = "tenants:created";

  /** Fails with SLUG_TAKEN. */
  Uni<Tenant> add(Tenant tenant) {
    return persistAndFlush(tenant)
        .onFailure(failure -> Constraints.isViolated("tenant_slug_uk", failure))
        .transform(
            failure -> new ApplicationException(TenantError.SLUG_TAKEN, "Choose another slug."));
  }

  /** Fails with NOT_FOUND. */
  Uni<Tenant> require(TenantId id) {
    return findById(id.value()).onItem().ifNull().failWith(TenantRepository::notFound);
  }

  /** The same, for a change: whoever else wants to change it waits. */
  Uni<Tenant> requireLocked(TenantId id) {
    return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(TenantRepository::notFound);
  }

  /** Oldest first. */
  Uni<Page<Tenant>> page(PageRequest request) {
    return rows(request).map(rows -> Page.of(request, rows, TenantRepository::place));
  }

  /** Reads what the database has set. */
  Uni<Void> reread(Tenant tenant) {
    return getSession().chain(session -> session.flush().chain(() -> session.refresh(tenant)));
  }

  private Uni<List<Tenant>> rows(PageRequest request) {
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

  private static Cursor place(Tenant tenant) {
    return Cursor.at(LIST, Objects.requireNonNull(tenant.createdAt()), tenant.id().value());
  }

  private static ApplicationException notFound() {
    return new ApplicationException(PlatformError.NOT_FOUND, "There is no such tenant.");
  }
}
