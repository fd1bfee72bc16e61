package dev.switchboard.scheduling.availability;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Free slots (features.md S4). */
@Path("/v1/crm/slots")
@RolesAllowed({
  Role.OWNER,
  Role.ADMIN,
  Role.AGENT,
  Role.TECHNICIAN,
  Role.VIEWER,
  Role.SERVICE,
  "scope:crm:read"
})
class SlotResource {
  private static final int USUAL_LIMIT = 3;
  private static final int MOST = 100;

  private final AvailabilityService availability;
  private final CurrentTenant tenant;

  SlotResource(AvailabilityService availability, CurrentTenant tenant) {
    this.availability = availability;
    this.tenant = tenant;
  }

  /** 422 NOT_BOOKABLE for a service type that is not the business's. */
  @GET
  public Uni<SlotsView> slots(@BeanParam Parameters parameters) {
    return availability.slots(tenant.require(), parameters.query());
  }

  /** The query parameters; times of day as {@code HH:mm} on the wall clock, others in UTC. */
  public static class Parameters {
    @RestQuery @Nullable String serviceType;
    @RestQuery @Nullable String from;
    @RestQuery @Nullable String to;
    @RestQuery @Nullable UUID technicianId;
    @RestQuery @Nullable DayPart dayPart;
    @RestQuery @Nullable String earliest;
    @RestQuery @Nullable String latest;
    @RestQuery @Nullable Boolean emergency;
    @RestQuery @Nullable Integer limit;
    @RestQuery @Nullable UUID excludeAppointmentId;

    SlotQuery query() {
      if (serviceType == null) {
        throw Invalid.request("serviceType", "is missing");
      }
      int most = limit == null ? USUAL_LIMIT : limit;
      if (most < 1 || most > MOST) {
        throw Invalid.request("limit", "must be between 1 and " + MOST);
      }
      return new SlotQuery(
          serviceType,
          read("from", from, Instant::parse),
          end(),
          technicianId,
          Boolean.TRUE.equals(emergency),
          new SlotWish.Times(
              dayPart,
              read("earliest", earliest, LocalTime::parse),
              read("latest", latest, LocalTime::parse)),
          most,
          excludeAppointmentId);
    }

    private @Nullable Instant end() {
      Instant begin = read("from", from, Instant::parse);
      Instant end = read("to", to, Instant::parse);
      if (begin != null && end != null) {
        Duration asked = Duration.between(begin, end);
        if (asked.isNegative() || asked.compareTo(SlotQuery.LONGEST_RANGE) > 0) {
          throw Invalid.request("to", "must follow from, by at most 62 days");
        }
      }
      return end;
    }

    private static <T> @Nullable T read(
        String parameter, @Nullable String text, Function<String, T> parser) {
      try {
        return text == null ? null : parser.apply(text);
      } catch (DateTimeParseException e) {
        throw Invalid.request(parameter, "is not such a time");
      }
    }
  }
}
