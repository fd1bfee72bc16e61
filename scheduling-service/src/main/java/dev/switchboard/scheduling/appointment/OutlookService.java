package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.Placement.SeenTaken;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.Reach;
import dev.switchboard.scheduling.availability.Taken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Says for other features what a booking would be answered; nothing is locked, nothing promised.
 */
@ApplicationScoped
public class OutlookService {
  private final AvailabilityService availability;
  private final BusinessClock clock;

  OutlookService(AvailabilityService availability, BusinessClock clock) {
    this.availability = availability;
    this.clock = clock;
  }

  /** Who could come at each of these times as things are now; null: nobody. */
  public Uni<List<VisitOutlook>> outlook(
      SqlConnection connection, TenantId tenant, String serviceType, VisitTimes times) {
    return availability
        .plan(connection, tenant, serviceType)
        .chain(
            plan ->
                availability
                    .taken(connection, tenant, plan, times.first(), times.last())
                    .map(taken -> outlook(plan, taken, times)));
  }

  private List<VisitOutlook> outlook(Plan plan, Taken taken, VisitTimes times) {
    Instant now = clock.now();
    return times.startsAt().stream()
        .map(start -> new BookingWish(start, times.technicianId(), null, false))
        .map(wish -> outlook(plan, taken, wish, now))
        .toList();
  }

  private static VisitOutlook outlook(Plan plan, Taken taken, BookingWish wish, Instant now) {
    try {
      return switch (BookingPolicy.place(plan, wish, taken, Reach.UNKNOWN, now)) {
        case Placed place -> new VisitOutlook(wish.startsAt(), place.technicianId(), null);
        case Lost lost -> new VisitOutlook(wish.startsAt(), null, "The slot is taken.");
        case SeenTaken seen -> new VisitOutlook(wish.startsAt(), null, "The slot is taken.");
      };
    } catch (ApplicationException refused) {
      return new VisitOutlook(wish.startsAt(), null, refused.getMessage());
    }
  }
}
