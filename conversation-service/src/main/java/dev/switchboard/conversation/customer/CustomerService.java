package dev.switchboard.conversation.customer;

import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What people do with customers. */
@ApplicationScoped
class CustomerService {
  private final CustomerRepository customers;

  CustomerService(CustomerRepository customers) {
    this.customers = customers;
  }

  @TenantTransaction
  Uni<CustomerView> one(UUID id) {
    return customers.require(id).map(CustomerView::from);
  }

  @TenantTransaction
  Uni<Page<CustomerView>> newest(PageRequest request) {
    return customers
        .newest(request)
        .map(rows -> Page.of(request, rows, CustomerService::place))
        .map(page -> page.map(CustomerView::from));
  }

  private static Cursor place(Customer customer) {
    return Cursor.at(CustomerRepository.NEWEST, customer.createdAt, customer.id);
  }
}
