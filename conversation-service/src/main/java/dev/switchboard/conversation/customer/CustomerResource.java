package dev.switchboard.conversation.customer;

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

/** The customers of a tenant (features.md C1). */
@Path("/v1/crm/customers")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class CustomerResource {
  private final CustomerService customers;

  CustomerResource(CustomerService customers) {
    this.customers = customers;
  }

  /** Newest first, without the archived. */
  @GET
  public Uni<Page<CustomerView>> newest(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return customers.newest(PageRequest.of(CustomerRepository.NEWEST, limit, cursor));
  }

  /** 404 CUSTOMER_NOT_FOUND; the archived are found. */
  @GET
  @Path("/{id}")
  public Uni<CustomerView> one(@RestPath UUID id) {
    return customers.one(id);
  }
}
