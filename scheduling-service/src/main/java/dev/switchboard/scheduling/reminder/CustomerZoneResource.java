package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The zone of a customer who lives elsewhere than his phone says; 404 CUSTOMER_NOT_FOUND for one
 * that conversation-service has not told of.
 */
@Path("/v1/crm/scheduling/customers/{customerId}/time-zone")
@PermissionsAllowed(Access.BOOK)
class CustomerZoneResource {
  private final CustomerZoneService zones;
  private final CurrentTenant tenant;

  CustomerZoneResource(CustomerZoneService zones, CurrentTenant tenant) {
    this.zones = zones;
    this.tenant = tenant;
  }

  @GET
  public Uni<CustomerZone> read(@RestPath UUID customerId) {
    return zones.read(tenant.require(), customerId);
  }

  /** 422 INVALID_SETTINGS for what is no zone. His reminders move at once. */
  @PUT
  public Uni<CustomerZone> note(@RestPath UUID customerId, @NotNull CustomerZone zone) {
    return zones.note(tenant.require(), customerId, zone.checked());
  }

  /** From now on his phone says it, or the business's zone does. */
  @DELETE
  public Uni<Void> forget(@RestPath UUID customerId) {
    return zones.note(tenant.require(), customerId, CustomerZone.UNKNOWN).replaceWithVoid();
  }
}
