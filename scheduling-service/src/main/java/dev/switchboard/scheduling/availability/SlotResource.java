package dev.switchboard.scheduling.availability;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.travel.Location;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Free slots (features.md S4). */
@Path("/v1/crm/slots")
@PermissionsAllowed(Access.READ)
class SlotResource {
  private static final int USUAL_LIMIT = 3;
  private static final int MOST = 100;

  /** Beyond these nobody has a calendar, and sums of times could fail. */
  private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant NEWEST = Instant.parse("2200-01-01T00:00:00Z");

  private final SlotService slots;
  private final CurrentTenant tenant;

  SlotResource(SlotService slots, CurrentTenant tenant) {
    this.slots = slots;
    this.tenant = tenant;
  }

  /** 422 NOT_BOOKABLE for a service type that is not the business's. */
  @GET
  public Uni<SlotsView> slots(@BeanParam Parameters parameters) {
    return slots.slots(tenant.require(), parameters.query());
  }

  /**
   * What stands in the way of one time (features.md S4): for everybody and for each technician. 404
   * TECHNICIAN_NOT_FOUND for one who does not work there.
   */
  @GET
  @Path("/why")
  public Uni<WhyView> why(@BeanParam Parameters parameters, @RestQuery @Nullable String startsAt) {
    return slots.why(tenant.require(), parameters.whyQuery(startsAt));
  }

  /** The query parameters; times of day as {@code HH:mm} on the wall clock, others in UTC. */
  public static class Parameters {
    @RestQuery @Nullable String serviceType;
    @RestQuery @Nullable String from;
    @RestQuery @Nullable String to;
    @RestQuery @Nullable UUID technicianId;
    @RestQuery @Nullable UUID preferTechnicianId;
    @RestQuery @Nullable DayPart dayPart;
    @RestQuery @Nullable DayPart preferDayPart;
    @RestQuery @Nullable String earliest;
    @RestQuery @Nullable String latest;
    @RestQuery @Nullable List<DayOfWeek> weekday;
    @RestQuery @Nullable Boolean emergency;
    @RestQuery @Nullable Integer limit;
    @RestQuery @Nullable Double latitude;
    @RestQuery @Nullable Double longitude;
    @RestQuery @Nullable UUID customerId;
    @RestQuery @Nullable UUID excludeAppointmentId;

    SlotQuery query() {
      int most = limit == null ? USUAL_LIMIT : limit;
      if (most < 1 || most > MOST) {
        throw Invalid.request("limit", "must be between 1 and " + MOST);
      }
      return new SlotQuery(
          requireServiceType(),
          moment("from", from),
          end(),
          technicianId,
          Boolean.TRUE.equals(emergency),
          new SlotWish.Times(
              dayPart,
              read("earliest", earliest, LocalTime::parse),
              read("latest", latest, LocalTime::parse),
              weekday == null ? Set.of() : Set.copyOf(weekday)),
          new SlotWish.Preferences(preferTechnicianId, preferDayPart),
          most,
          where(),
          excludeAppointmentId);
    }

    WhyQuery whyQuery(@Nullable String startsAt) {
      Instant start = moment("startsAt", startsAt);
      if (start == null) {
        throw Invalid.request("startsAt", "is missing");
      }
      return new WhyQuery(
          requireServiceType(),
          start,
          technicianId,
          Boolean.TRUE.equals(emergency),
          where(),
          excludeAppointmentId);
    }

    private String requireServiceType() {
      if (serviceType == null) {
        throw Invalid.request("serviceType", "is missing");
      }
      return serviceType;
    }

    private SlotQuery.Where where() {
      if (latitude == null && longitude == null) {
        return new SlotQuery.Where(null, customerId);
      }
      if (latitude == null || longitude == null) {
        throw Invalid.request(latitude == null ? "latitude" : "longitude", "is missing");
      }
      try {
        return new SlotQuery.Where(new Location(latitude, longitude), customerId);
      } catch (IllegalArgumentException e) {
        throw Invalid.request("latitude", "and longitude are no place on earth");
      }
    }

    private @Nullable Instant end() {
      Instant begin = moment("from", from);
      Instant end = moment("to", to);
      if (begin != null && end != null) {
        Duration asked = Duration.between(begin, end);
        if (asked.isNegative() || asked.compareTo(SlotQuery.LONGEST_RANGE) > 0) {
          throw Invalid.request("to", "must follow from, by at most 62 days");
        }
      }
      return end;
    }

    private static @Nullable Instant moment(String parameter, @Nullable String text) {
      Instant moment = read(parameter, text, Instant::parse);
      if (moment != null && (moment.isBefore(OLDEST) || moment.isAfter(NEWEST))) {
        throw Invalid.request(parameter, "is not such a time");
      }
      return moment;
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
