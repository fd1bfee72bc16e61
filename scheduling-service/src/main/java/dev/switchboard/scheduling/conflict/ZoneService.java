package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.audit.AuditService;
import dev.switchboard.scheduling.audit.SetupChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Another zone moves the business's week under the visits that stand. It is changed elsewhere, so
 * nobody can be shown before what it would break; it is written down with what it has broken.
 */
@ApplicationScoped
class ZoneService {
  private static final Actor TENANT_SERVICE = new Actor.Service("tenant-service");

  private final ZoneRepository zones;
  private final ConflictService conflicts;
  private final AuditService audit;
  private final TenantTransactions transactions;

  ZoneService(
      ZoneRepository zones,
      ConflictService conflicts,
      AuditService audit,
      TenantTransactions transactions) {
    this.zones = zones;
    this.conflicts = conflicts;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * In a transaction of its own; what was heard before, or is older than that, changes nothing.
   *
   * @param version the tenant's
   */
  Uni<Void> heard(TenantId tenant, long version, Business business) {
    return transactions.onConnection(
        tenant,
        transaction ->
            zones
                .add(transaction, tenant, version, business.timeZone())
                .chain(() -> zones.findLocked(transaction, tenant))
                .map(known -> known.orElseThrow())
                .chain(known -> changed(transaction, tenant, version, known, business)));
  }

  private Uni<Void> changed(
      SqlConnection transaction,
      TenantId tenant,
      long version,
      HeardZone known,
      Business business) {
    if (version <= known.version()) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> written =
        known.zone().equals(business.timeZone())
            ? Uni.createFrom().voidItem()
            : written(transaction, tenant, version, known, business);
    return written.chain(() -> zones.change(transaction, tenant, version, business.timeZone()));
  }

  private Uni<Void> written(
      SqlConnection transaction,
      TenantId tenant,
      long version,
      HeardZone known,
      Business business) {
    return zones
        .isSetUp(transaction, tenant)
        .chain(
            is ->
                is
                    ? conflicts.between(transaction, tenant, known.of(business), business)
                    : Uni.createFrom().item(Conflicts.NONE))
        .map(
            found ->
                new SetupChange(
                    SetupChange.Subject.TIME_ZONE,
                    known.id(),
                    version,
                    SetupChange.Kind.CHANGED,
                    TENANT_SERVICE,
                    ZoneView.before(known.zone()),
                    ZoneView.after(business.timeZone(), found)))
        .chain(change -> audit.write(transaction, tenant, change));
  }
}
