package dev.switchboard.conversation.customer;

import dev.switchboard.conversation.ConversationError;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The customers of the transaction's tenant. */
@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, UUID> {
  /** The living ones, newest first. */
  static final String NEWEST = "customers:created";

  /** Fails with CUSTOMER_NOT_FOUND, also for another tenant's. */
  Uni<Customer> require(UUID id) {
    return findById(id)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new ApplicationException(
                    ConversationError.CUSTOMER_NOT_FOUND, "There is no customer " + id + "."));
  }

  Uni<List<Customer>> newest(PageRequest request) {
    return request
        .cursor()
        .map(this::after)
        .orElseGet(() -> find("archivedAt is null order by createdAt desc, id desc"))
        .range(0, request.limit())
        .list();
  }

  private PanacheQuery<Customer> after(Cursor cursor) {
    return find(
        "archivedAt is null and (createdAt, id) < (?1, ?2) order by createdAt desc, id desc",
        cursor.instant(),
        cursor.id());
  }
}
