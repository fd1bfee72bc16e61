package dev.switchboard.conversation.customer;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Customers that another of our services met. */
@Path("/internal/customers")
@RolesAllowed(Role.SERVICE)
class ContactResource {
  private final ContactService contacts;
  private final CurrentTenant tenant;

  ContactResource(ContactService contacts, CurrentTenant tenant) {
    this.contacts = contacts;
    this.tenant = tenant;
  }

  /** 200 with the customer of this number, made if there was none; however often it is asked. */
  @POST
  public Uni<ContactView> findOrCreate(@NotNull @Valid ContactRequest contact) {
    return contacts.findOrCreate(tenant.require(), contact);
  }
}
