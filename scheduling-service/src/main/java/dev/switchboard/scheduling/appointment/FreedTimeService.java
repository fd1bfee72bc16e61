package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Hears of time that is given up, in the transaction that gives it up and before it is free. */
public interface FreedTimeService {
  /** Must not wait for anybody: the visit's row is locked. */
  Uni<Void> freed(SqlConnection transaction, TenantId tenant, FreedTime time);
}
