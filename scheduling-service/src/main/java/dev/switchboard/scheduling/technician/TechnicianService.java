package dev.switchboard.scheduling.technician;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with technicians. */
@ApplicationScoped
public class TechnicianService {
  private final TechnicianRepository technicians;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;

  TechnicianService(
      TechnicianRepository technicians, BusinessFacts businesses, TenantTransactions transactions) {
    this.technicians = technicians;
    this.businesses = businesses;
    this.transactions = transactions;
  }

  /** The one crew of a business, unless it has it already. */
  public Uni<Void> addCrew(SqlConnection transaction, TenantId tenant) {
    return technicians.addCrew(transaction, tenant);
  }

  Uni<List<TechnicianView>> list(TenantId tenant) {
    return transactions.onConnection(tenant, connection -> technicians.list(connection, tenant));
  }

  Uni<TechnicianView> add(TenantId tenant, TechnicianRequest request) {
    @Nullable String phone = phone(tenant, request);
    return transactions.onConnection(
        tenant, connection -> technicians.add(connection, tenant, request, phone));
  }

  /** Fails with TECHNICIAN_NOT_FOUND. */
  Uni<TechnicianView> change(TenantId tenant, UUID id, TechnicianRequest request) {
    @Nullable String phone = phone(tenant, request);
    return transactions
        .onConnection(
            tenant, connection -> technicians.change(connection, tenant, id, request, phone))
        .map(changed -> changed.orElseThrow(() -> notFound(id)));
  }

  private @Nullable String phone(TenantId tenant, TechnicianRequest request) {
    if (request.phone() == null) {
      return null;
    }
    return PhoneNumbers.parse(request.phone(), businesses.require(tenant).country())
        .map(PhoneNumber::e164)
        .orElseThrow(() -> Invalid.request("phone", "is no phone number"));
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        SchedulingError.TECHNICIAN_NOT_FOUND, "There is no technician " + id + ".");
  }
}
