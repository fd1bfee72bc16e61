package dev.switchboard.scheduling.settings;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.servicetype.ServiceTypeService;
import dev.switchboard.scheduling.technician.TechnicianService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a tenant what every business starts from, when it is first asked for: usual settings, its
 * vertical's service types, one crew. Doing it again changes nothing.
 */
@ApplicationScoped
public class SetupService {
  private final SettingsRepository settings;
  private final ServiceTypeService serviceTypes;
  private final TechnicianService technicians;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final Set<TenantId> done = ConcurrentHashMap.newKeySet();

  SetupService(
      SettingsRepository settings,
      ServiceTypeService serviceTypes,
      TechnicianService technicians,
      BusinessFacts businesses,
      TenantTransactions transactions) {
    this.settings = settings;
    this.serviceTypes = serviceTypes;
    this.technicians = technicians;
    this.businesses = businesses;
    this.transactions = transactions;
  }

  /** In a transaction of its own: never inside another. */
  public Uni<Void> ensure(TenantId tenant) {
    if (done.contains(tenant)) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .onConnection(tenant, connection -> setUp(connection, tenant))
        .invoke(() -> done.add(tenant));
  }

  private Uni<Void> setUp(SqlConnection connection, TenantId tenant) {
    return settings
        .add(connection, tenant, Settings.usual())
        .chain(() -> serviceTypes.addPresets(connection, tenant, businesses.require(tenant)))
        .chain(() -> technicians.addCrew(connection, tenant));
  }
}
