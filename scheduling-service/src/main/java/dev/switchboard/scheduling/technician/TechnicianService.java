package dev.switchboard.scheduling.technician;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.audit.AuditService;
import dev.switchboard.scheduling.audit.SetupChange;
import dev.switchboard.scheduling.conflict.ConflictService;
import dev.switchboard.scheduling.conflict.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with technicians. */
@ApplicationScoped
public class TechnicianService {
  private final TechnicianRepository technicians;
  private final ConflictService conflicts;
  private final AuditService audit;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  TechnicianService(
      TechnicianRepository technicians,
      ConflictService conflicts,
      AuditService audit,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.technicians = technicians;
    this.conflicts = conflicts;
    this.audit = audit;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The one crew of a business, unless it has it already. */
  public Uni<Void> addCrew(SqlConnection transaction, TenantId tenant) {
    return technicians.addCrew(transaction, tenant);
  }

  Uni<List<TechnicianView>> list(TenantId tenant, boolean archived) {
    return transactions.onConnection(
        tenant, connection -> technicians.list(connection, tenant, archived));
  }

  /** Fails with TECHNICIAN_NOT_FOUND. */
  Uni<TechnicianView> read(TenantId tenant, UUID id) {
    return transactions.onConnection(
        tenant, connection -> technicians.require(connection, tenant, id));
  }

  Uni<Outcome<TechnicianView>> add(SetupCall call, TechnicianRequest request) {
    Technician wanted = checked(call.tenant(), request);
    return conflicts.change(
        call,
        transaction ->
            technicians
                .add(transaction, call.tenant(), wanted)
                .call(now -> told(transaction, call, SetupChange.Kind.ADDED, null, now)));
  }

  /** Fails with TECHNICIAN_NOT_FOUND. */
  Uni<Outcome<TechnicianView>> change(SetupCall call, UUID id, TechnicianRequest request) {
    Technician wanted = checked(call.tenant(), request);
    return conflicts.change(
        call,
        transaction ->
            technicians
                .requireLocked(transaction, call.tenant(), id)
                .invoke(before -> call.expected().require(before.version()))
                .chain(before -> changed(transaction, call, before, wanted)));
  }

  /** Fails with TECHNICIAN_NOT_FOUND, or IN_USE while he has visits to come. */
  Uni<Outcome<TechnicianView>> archive(SetupCall call, UUID id) {
    return conflicts.change(
        call,
        transaction ->
            technicians
                .requireLocked(transaction, call.tenant(), id)
                .invoke(before -> call.expected().require(before.version()))
                .call(() -> conflicts.requireNoneOfTechnician(transaction, call.tenant(), id))
                .chain(before -> archived(transaction, call, before, clock.now())));
  }

  /** Fails with TECHNICIAN_NOT_FOUND. */
  Uni<Outcome<TechnicianView>> restore(SetupCall call, UUID id) {
    return conflicts.change(
        call,
        transaction ->
            technicians
                .requireArchived(transaction, call.tenant(), id)
                .invoke(before -> call.expected().require(before.version()))
                .chain(before -> archived(transaction, call, before, null)));
  }

  /** What stays the same is no change. */
  private Uni<TechnicianView> changed(
      SqlConnection transaction, SetupCall call, TechnicianView before, Technician wanted) {
    return wanted.equals(before.technician())
        ? Uni.createFrom().item(before)
        : technicians
            .change(transaction, call.tenant(), before.technicianId(), wanted)
            .call(now -> told(transaction, call, SetupChange.Kind.CHANGED, before, now));
  }

  /**
   * @param at null: it is restored
   */
  private Uni<TechnicianView> archived(
      SqlConnection transaction, SetupCall call, TechnicianView before, @Nullable Instant at) {
    SetupChange.Kind kind = at == null ? SetupChange.Kind.RESTORED : SetupChange.Kind.ARCHIVED;
    return technicians
        .archive(transaction, call.tenant(), before.technicianId(), at)
        .call(now -> told(transaction, call, kind, before, now));
  }

  private Uni<Void> told(
      SqlConnection transaction,
      SetupCall call,
      SetupChange.Kind kind,
      @Nullable TechnicianView before,
      TechnicianView now) {
    return audit.write(
        transaction,
        call.tenant(),
        new SetupChange(
            SetupChange.Subject.TECHNICIAN,
            now.technicianId(),
            now.version(),
            kind,
            call.actor(),
            before,
            now));
  }

  private Technician checked(TenantId tenant, TechnicianRequest request) {
    String written = request.phone();
    return request.checked(written == null ? null : e164(tenant, written));
  }

  private String e164(TenantId tenant, String phone) {
    return PhoneNumbers.parse(phone, businesses.require(tenant).country())
        .map(PhoneNumber::e164)
        .orElseThrow(() -> Invalid.request("phone", "is no phone number"));
  }
}
