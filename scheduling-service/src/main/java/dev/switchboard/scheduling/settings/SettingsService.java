package dev.switchboard.scheduling.settings;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.audit.AuditService;
import dev.switchboard.scheduling.audit.SetupChange;
import dev.switchboard.scheduling.conflict.ConflictService;
import dev.switchboard.scheduling.conflict.Outcome;
import dev.switchboard.scheduling.holiday.HolidayService;
import dev.switchboard.scheduling.reminder.ReminderService;
import dev.switchboard.scheduling.servicetype.ServiceTypeService;
import dev.switchboard.scheduling.settings.SettingsRepository.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** What can be done with settings. */
@ApplicationScoped
class SettingsService {
  private final SettingsRepository settings;
  private final SetupService setup;
  private final ConflictService conflicts;
  private final ServiceTypeService serviceTypes;
  private final ReminderService reminders;
  private final HolidayService holidays;
  private final AuditService audit;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;

  SettingsService(
      SettingsRepository settings,
      SetupService setup,
      ConflictService conflicts,
      ServiceTypeService serviceTypes,
      ReminderService reminders,
      HolidayService holidays,
      AuditService audit,
      BusinessFacts businesses,
      TenantTransactions transactions) {
    this.settings = settings;
    this.setup = setup;
    this.conflicts = conflicts;
    this.serviceTypes = serviceTypes;
    this.reminders = reminders;
    this.holidays = holidays;
    this.audit = audit;
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

  Uni<Outcome<SettingsView>> change(SetupCall call, SettingsRequest request) {
    return setup
        .ensure(call.tenant())
        .chain(() -> conflicts.change(call, connection -> change(connection, call, request)));
  }

  private Uni<SettingsView> change(
      SqlConnection transaction, SetupCall call, SettingsRequest request) {
    return settings
        .findLocked(transaction, call.tenant())
        .map(kept -> kept.orElseThrow())
        .invoke(kept -> call.expected().require(kept.version()))
        .chain(kept -> store(transaction, call, kept, request.over(kept.settings())))
        .call(() -> serviceTypes.changeDurations(transaction, call, request.durations()))
        .map(kept -> view(call.tenant(), kept));
  }

  /** What stays the same is no change. */
  private Uni<Kept> store(SqlConnection transaction, SetupCall call, Kept before, Settings wanted) {
    if (wanted.equals(before.settings())) {
      return Uni.createFrom().item(before);
    }
    return requireKnown(call.tenant(), before.settings().holidays(), wanted.holidays())
        .chain(() -> settings.change(transaction, call.tenant(), wanted))
        .call(() -> remind(transaction, call.tenant(), before.settings(), wanted))
        .call(after -> audit.write(transaction, call.tenant(), change(call, before, after)));
  }

  /** Other hours, also quiet ones, move the reminders that were not said yet (features.md S15). */
  private Uni<Void> remind(
      SqlConnection transaction, TenantId tenant, Settings before, Settings after) {
    boolean same =
        after.reminderHours().equals(before.reminderHours())
            && Objects.equals(after.quietHours(), before.quietHours());
    return same
        ? Uni.createFrom().voidItem()
        : reminders.planAnew(transaction, tenant, after.reminderHours());
  }

  private Uni<Void> requireKnown(TenantId tenant, ObservedHolidays before, ObservedHolidays after) {
    boolean named = after.country() != null || after.region() != null;
    if (after.equals(before) || !(after.observed() || named)) {
      return Uni.createFrom().voidItem();
    }
    return holidays
        .knows(after, businesses.require(tenant))
        .invoke(
            known -> {
              if (!known) {
                throw Invalid.settings(
                    after.region() == null ? "holidays.country" : "holidays.region",
                    "is no place whose holidays are known");
              }
            })
        .replaceWithVoid();
  }

  private static SetupChange change(SetupCall call, Kept before, Kept after) {
    return new SetupChange(
        SetupChange.Subject.SETTINGS,
        call.tenant().value(),
        after.version(),
        SetupChange.Kind.CHANGED,
        call.actor(),
        before.settings(),
        after.settings());
  }

  private SettingsView view(TenantId tenant, Kept kept) {
    return new SettingsView(
        kept.version(),
        businesses.require(tenant).timeZone().getId(),
        kept.settings(),
        kept.createdAt(),
        kept.updatedAt());
  }
}
