package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the tenant used (features.md B2, X1). */
@Path("/v1/crm/billing")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class UsageResource {
  private final UsageService usage;

  UsageResource(UsageService usage) {
    this.usage = usage;
  }

  /**
   * Per meter and day of the tenant's zone. 404 NO_SUBSCRIPTION, 409 PLAN_NOT_PRICED.
   *
   * @param from the first day; of the current period when left out
   * @param to the last day; of the current period when left out
   */
  @GET
  @Path("/usage")
  public Uni<UsageView> usage(
      @RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate to) {
    return usage.view(new DayRange(from, to));
  }

  /**
   * The events behind a meter's usage in these days, in the order they happened. 404
   * NO_SUBSCRIPTION.
   */
  @GET
  @Path("/usage-events")
  public Uni<Page<UsageEventView>> events(
      @RestQuery @NotNull Meter meter,
      @RestQuery @Nullable LocalDate from,
      @RestQuery @Nullable LocalDate to,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return usage.events(
        meter, new DayRange(from, to), PageRequest.of(UsageEventQuery.LIST, limit, cursor));
  }
}
