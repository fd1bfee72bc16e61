package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.conflict.ConflictService;
import dev.switchboard.scheduling.conflict.Schedule;
import dev.switchboard.scheduling.travel.TravelService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;

/** Reads days that are to be planned. */
@ApplicationScoped
class DayService {
  private final DayRepository days;
  private final ConflictService conflicts;
  private final TravelService travel;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  DayService(
      DayRepository days,
      ConflictService conflicts,
      TravelService travel,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.days = days;
    this.conflicts = conflicts;
    this.travel = travel;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** As it is at this moment; the road is looked up when the transaction is over. */
  Uni<Day> read(TenantId tenant, PlanRequest request) {
    return transactions
        .onConnection(tenant, connection -> reading(connection, tenant, request))
        .invoke(DayService::requireUrgent)
        .chain(reading -> travel.among(reading.places()).map(reading::day));
  }

  private Uni<DayReading> reading(SqlConnection connection, TenantId tenant, PlanRequest request) {
    return conflicts
        .schedule(connection, tenant)
        .chain(schedule -> reading(connection, tenant, request, schedule));
  }

  private Uni<DayReading> reading(
      SqlConnection connection, TenantId tenant, PlanRequest request, Schedule schedule) {
    LocalDate date = request.date();
    Instant begins = date.atStartOfDay(schedule.times().zone()).toInstant();
    Instant ends = date.plusDays(1).atStartOfDay(schedule.times().zone()).toInstant();
    Instant now = clock.now();
    return days.taken(connection, tenant, begins, ends, now)
        .map(
            taken ->
                new DayReading(
                    schedule,
                    date,
                    request.technicianIds(),
                    request.emergencyAppointmentId(),
                    taken,
                    now));
  }

  private static void requireUrgent(DayReading reading) {
    if (!reading.hasUrgent()) {
      throw new UnplannableException(PlanFailure.EMERGENCY_GONE);
    }
  }
}
