package dev.switchboard.billing.invoice;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What the tenant will be charged (features.md B5). */
@Path("/v1/crm/billing/invoice-preview")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class InvoiceResource {
  private final InvoiceService invoices;

  InvoiceResource(InvoiceService invoices) {
    this.invoices = invoices;
  }

  /** The current period by what is known now. 404 NO_SUBSCRIPTION, 409 PLAN_NOT_PRICED. */
  @GET
  public Uni<InvoicePreview> preview() {
    return invoices.preview();
  }
}
