package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.FreedTime;
import dev.switchboard.scheduling.appointment.FreedTimeService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down time that is given up, for the line; it locks nothing that others wait for. */
@ApplicationScoped
class FreedSlotService implements FreedTimeService {
  private final FreedSlotRepository slots;
  private final BusinessClock clock;

  FreedSlotService(FreedSlotRepository slots, BusinessClock clock) {
    this.slots = slots;
    this.clock = clock;
  }

  @Override
  public Uni<Void> freed(SqlConnection transaction, TenantId tenant, FreedTime time) {
    return slots.add(transaction, tenant, Ids.next(), time, clock.now());
  }
}
