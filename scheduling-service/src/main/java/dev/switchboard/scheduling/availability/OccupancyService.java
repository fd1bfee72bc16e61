package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.availability.SlotQuery.Where;
import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is taken on the days that somebody asks about, and how far it is from there. */
@ApplicationScoped
class OccupancyService {
  /** What starts later is nowhere on a way that somebody sets out on before. */
  private static final Duration LONGEST_WAY = Duration.ofHours(6);

  private final AvailabilityRepository availability;
  private final TravelService travel;

  OccupancyService(AvailabilityRepository availability, TravelService travel) {
    this.availability = availability;
    this.travel = travel;
  }

  /** Who asks from the place that was said, else the appointment's or customer's. */
  Uni<Asker> asker(
      SqlConnection connection,
      TenantId tenant,
      Where where,
      @Nullable UUID appointmentId,
      Instant now) {
    return place(connection, tenant, where, appointmentId)
        .map(place -> new Asker(now, appointmentId, place.orElse(null)));
  }

  private Uni<Optional<Location>> place(
      SqlConnection connection, TenantId tenant, Where where, @Nullable UUID appointmentId) {
    return where.place() != null || (where.customerId() == null && appointmentId == null)
        ? Uni.createFrom().item(Optional.ofNullable(where.place()))
        : availability.place(connection, tenant, appointmentId, where.customerId());
  }

  /**
   * All that is taken on the days of the wish: a day's jobs are counted whole. What starts on a
   * later day matters to the last visit only, which may end with its day, by its travel after.
   */
  Uni<Occupancy> of(
      SqlConnection connection, TenantId tenant, Plan plan, SlotWish wish, Asker asker) {
    LocalDate last = plan.dateOf(wish.to().minusNanos(1));
    Instant to = plan.blockedUntil(plan.beginOf(last.plusDays(1)));
    boolean places = asker.place() != null;
    OpenRange range =
        new OpenRange(plan.beginOf(plan.dateOf(wish.from())), places ? to.plus(LONGEST_WAY) : to);
    return availability
        .taken(connection, tenant, range, asker.now(), places)
        .map(
            taken ->
                Occupancy.of(
                    plan,
                    taken.without(asker.appointmentId()),
                    Reach.of(asker.place(), travel.estimate())));
  }

  /**
   * Who asks, and when.
   *
   * @param appointmentId its own time is free to it
   * @param place the customer's; null: nobody knows
   */
  record Asker(Instant now, @Nullable UUID appointmentId, @Nullable Location place) {}
}
