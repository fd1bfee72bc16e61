package dev.switchboard.scheduling.settings;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What can be done with settings. */
@ApplicationScoped
class SettingsService {
  private final SettingsRepository settings;
  private final SetupService setup;
  private final ReminderService reminders;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;

  SettingsService(
      SettingsRepository settings,
      SetupService setup,
      ReminderService reminders,
      BusinessFacts businesses,
      TenantTransactions transactions) {
    this.settings = settings;
    this.setup = setup;
    this.reminders = reminders;
    this.businesses = businesses;
    this.transactions = transactions;
  }

  Uni<SettingsView> read(TenantId tenant) {
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(tenant, connection -> settings.find(connection, tenant)))
        .map(kept -> view(tenant, kept.orElseThrow()));
  }

  Uni<SettingsView> change(TenantId tenant, ExpectedVersion expected, SettingsRequest request) {
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant, connection -> change(connection, tenant, expected, request)));
  }

  private Uni<SettingsView> change(
      SqlConnection connection,
      TenantId tenant,
      ExpectedVersion expected,
      SettingsRequest request) {
    return settings
        .findLocked(connection, tenant)
        .map(kept -> kept.orElseThrow())
        .invoke(kept -> expected.require(kept.version()))
        .chain(kept -> store(connection, tenant, kept, request.over(kept.settings())));
  }

  /** Other reminder hours move the reminders that were not said yet (features.md S15). */
  private Uni<SettingsView> store(
      SqlConnection connection, TenantId tenant, SettingsRepository.Kept before, Settings after) {
    Uni<Void> changed = settings.change(connection, tenant, after);
    if (!after.reminderHours().equals(before.settings().reminderHours())) {
      changed = changed.chain(() -> reminders.planAnew(connection, tenant, after.reminderHours()));
    }
    return changed.replaceWith(
        () -> view(tenant, new SettingsRepository.Kept(before.version() + 1, after)));
  }

  private SettingsView view(TenantId tenant, SettingsRepository.Kept kept) {
    return new SettingsView(
        kept.version(), businesses.require(tenant).timeZone().getId(), kept.settings());
  }
}
