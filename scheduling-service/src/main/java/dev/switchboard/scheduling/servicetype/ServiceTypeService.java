package dev.switchboard.scheduling.servicetype;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.audit.AuditService;
import dev.switchboard.scheduling.audit.SetupChange;
import dev.switchboard.scheduling.availability.OfferedService;
import dev.switchboard.scheduling.conflict.ConflictService;
import dev.switchboard.scheduling.conflict.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with service types. What stands in the calendar keeps its times and estimate.
 */
@ApplicationScoped
public class ServiceTypeService {
  private static final String DURATIONS = "service_duration_config.";

  private final ServiceTypeRepository types;
  private final ConflictService conflicts;
  private final AuditService audit;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  ServiceTypeService(
      ServiceTypeRepository types,
      ConflictService conflicts,
      AuditService audit,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.types = types;
    this.conflicts = conflicts;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The presets of the business's vertical that it has never had. */
  public Uni<Void> addPresets(SqlConnection transaction, TenantId tenant, Business business) {
    return types.addPresets(
        transaction, tenant, Preset.of(business.vertical()), business.language());
  }

  /**
   * Lets service types take longer or shorter from now on; fails with INVALID_SETTINGS.
   *
   * @param minutes by code
   */
  public Uni<Void> changeDurations(
      SqlConnection transaction, SetupCall call, Map<String, @Nullable Integer> minutes) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (Map.Entry<String, @Nullable Integer> one : new TreeMap<>(minutes).entrySet()) {
      int wanted = checked(one.getKey(), one.getValue());
      done = done.chain(() -> changeDuration(transaction, call, one.getKey(), wanted));
    }
    return done;
  }

  /** What customers may choose from, by code. */
  public Uni<List<OfferedService>> offered(TenantId tenant) {
    return list(tenant, false)
        .map(living -> living.stream().map(ServiceTypeView::asOffered).toList());
  }

  Uni<List<ServiceTypeView>> list(TenantId tenant, boolean archived) {
    return transactions.onConnection(
        tenant, connection -> types.list(connection, tenant, archived));
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND. */
  Uni<ServiceTypeView> read(TenantId tenant, String code) {
    return transactions.onConnection(tenant, connection -> types.require(connection, tenant, code));
  }

  Uni<Outcome<ServiceTypeView>> add(SetupCall call, ServiceTypeRequest request) {
    return conflicts.change(
        call,
        transaction ->
            types
                .add(transaction, call.tenant(), request)
                .call(now -> told(transaction, call, SetupChange.Kind.ADDED, null, now)));
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND. */
  Uni<Outcome<ServiceTypeView>> change(SetupCall call, String code, ServiceTypeRequest request) {
    return conflicts.change(
        call,
        transaction ->
            types
                .requireLocked(transaction, call.tenant(), code)
                .invoke(before -> call.expected().require(before.version()))
                .chain(before -> changed(transaction, call, before, request)));
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND, or IN_USE while visits of it are to come. */
  Uni<Outcome<ServiceTypeView>> archive(SetupCall call, String code) {
    return conflicts.change(
        call,
        transaction ->
            types
                .requireLocked(transaction, call.tenant(), code)
                .invoke(before -> call.expected().require(before.version()))
                .call(() -> conflicts.requireNoneOfType(transaction, call.tenant(), code))
                .chain(before -> archived(transaction, call, before, clock.now())));
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND, or CODE_TAKEN when another has its code by now. */
  Uni<Outcome<ServiceTypeView>> restore(SetupCall call, UUID id) {
    return conflicts.change(
        call,
        transaction ->
            types
                .requireArchived(transaction, call.tenant(), id)
                .invoke(before -> call.expected().require(before.version()))
                .chain(before -> archived(transaction, call, before, null)));
  }

  /**
   * @param at null: it is restored
   */
  private Uni<ServiceTypeView> archived(
      SqlConnection transaction, SetupCall call, ServiceTypeView before, @Nullable Instant at) {
    SetupChange.Kind kind = at == null ? SetupChange.Kind.RESTORED : SetupChange.Kind.ARCHIVED;
    return types
        .archive(transaction, call.tenant(), before.serviceTypeId(), at)
        .call(now -> told(transaction, call, kind, before, now));
  }

  private Uni<Void> changeDuration(
      SqlConnection transaction, SetupCall call, String code, int minutes) {
    return types
        .requireLocked(transaction, call.tenant(), code)
        .onFailure(ServiceTypeService::isNotFound)
        .transform(none -> Invalid.settings(DURATIONS + code, "is no service type"))
        .chain(before -> changed(transaction, call, before, before.asRequest().lasting(minutes)))
        .replaceWithVoid();
  }

  /** What stays the same is no change. */
  private Uni<ServiceTypeView> changed(
      SqlConnection transaction,
      SetupCall call,
      ServiceTypeView before,
      ServiceTypeRequest request) {
    return request.equals(before.asRequest())
        ? Uni.createFrom().item(before)
        : types
            .change(transaction, call.tenant(), before.serviceTypeId(), request)
            .call(now -> told(transaction, call, SetupChange.Kind.CHANGED, before, now));
  }

  private Uni<Void> told(
      SqlConnection transaction,
      SetupCall call,
      SetupChange.Kind kind,
      @Nullable ServiceTypeView before,
      ServiceTypeView now) {
    return audit.write(
        transaction,
        call.tenant(),
        new SetupChange(
            SetupChange.Subject.SERVICE_TYPE,
            now.serviceTypeId(),
            now.version(),
            kind,
            call.actor(),
            before,
            now));
  }

  private static int checked(String code, @Nullable Integer minutes) {
    if (minutes == null
        || minutes < ServiceTypeRequest.MIN_MINUTES
        || minutes > ServiceTypeRequest.MAX_MINUTES) {
      throw Invalid.settings(
          DURATIONS + code,
          "must be between %d and %d minutes"
              .formatted(ServiceTypeRequest.MIN_MINUTES, ServiceTypeRequest.MAX_MINUTES));
    }
    return minutes;
  }

  private static boolean isNotFound(Throwable failure) {
    return failure instanceof ApplicationException refusal
        && refusal.error() == SchedulingError.SERVICE_TYPE_NOT_FOUND;
  }
}
