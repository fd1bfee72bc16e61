package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a business calls the stages of its jobs (features.md S16). */
@ApplicationScoped
class StageService {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final StageRepository stages;
  private final TenantTransactions transactions;

  StageService(StageRepository stages, TenantTransactions transactions) {
    this.stages = stages;
    this.transactions = transactions;
  }

  Uni<List<StageView>> list(TenantId tenant) {
    return transactions.onConnection(tenant, connection -> stages.living(connection, tenant));
  }

  /** Fails with IN_USE when it would mean something else to appointments that have it. */
  Uni<StageView> store(TenantId tenant, String code, StageRequest request) {
    if (!CODE.matcher(code).matches()) {
      throw Invalid.request("code", "must be lower-case letters, digits and underscores");
    }
    StageView wanted = new StageView(code, request.name(), request.stage());
    return transactions
        .onConnection(tenant, connection -> stages.store(connection, tenant, wanted))
        .map(stored -> stored.orElseThrow(() -> inUse(List.of())));
  }

  /** Fails with STAGE_NOT_FOUND, and with IN_USE while a job that is not over stands in it. */
  Uni<Void> archive(TenantId tenant, String code) {
    return transactions.onConnection(tenant, connection -> archived(connection, tenant, code));
  }

  private Uni<Void> archived(SqlConnection transaction, TenantId tenant, String code) {
    return stages
        .archive(transaction, tenant, code)
        .invoke(
            found -> {
              if (!found) {
                throw new ApplicationException(
                    SchedulingError.STAGE_NOT_FOUND, "There is no stage " + code + ".");
              }
            })
        .chain(() -> stages.users(transaction, tenant, code))
        .invoke(
            users -> {
              if (!users.isEmpty()) {
                throw inUse(users);
              }
            })
        .replaceWithVoid();
  }

  private static ApplicationException inUse(List<UUID> appointments) {
    return new ApplicationException(
        SchedulingError.IN_USE,
        "Appointments stand in this stage.",
        List.of(),
        Map.of("appointments", appointments));
  }
}
