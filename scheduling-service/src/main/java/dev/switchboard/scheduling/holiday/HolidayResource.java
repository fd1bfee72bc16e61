package dev.switchboard.scheduling.holiday;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Public holidays to choose from: the settings say which are observed and which are worked. */
@Path("/v1/crm/scheduling/holidays")
class HolidayResource {
  private final HolidayService holidays;
  private final BusinessFacts businesses;
  private final CurrentTenant tenant;
  private final BusinessClock clock;

  HolidayResource(
      HolidayService holidays,
      BusinessFacts businesses,
      CurrentTenant tenant,
      BusinessClock clock) {
    this.holidays = holidays;
    this.businesses = businesses;
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * 422 INVALID_SETTINGS for a place that is not known.
   *
   * @param country absent: the business's
   * @param year absent: this one
   */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, "scope:crm:read"})
  public Uni<HolidaysView> list(
      @RestQuery @Nullable String country,
      @RestQuery @Nullable String region,
      @RestQuery @Nullable Integer year) {
    Business business = businesses.require(tenant.require());
    Place place = new Place(country == null ? business.country() : country, region);
    int wanted =
        year == null ? LocalDate.ofInstant(clock.now(), business.timeZone()).getYear() : year;
    return holidays
        .read(place, business.language())
        .map(
            found ->
                HolidaysView.of(
                    place,
                    wanted,
                    found.orElseThrow(
                        () ->
                            Invalid.settings(
                                region == null ? "country" : "region",
                                "is no place whose holidays are known"))));
  }
}
