package dev.switchboard.scheduling.servicetype;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransaction;
import dev.switchboard.scheduling.BusinessFacts.Business;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What can be done with service types. */
@ApplicationScoped
public class ServiceTypeService {
  private final ServiceTypeRepository types;

  ServiceTypeService(ServiceTypeRepository types) {
    this.types = types;
  }

  /** The presets of the business's vertical that it does not have yet. */
  public Uni<Void> addPresets(SqlConnection transaction, TenantId tenant, Business business) {
    return types.addPresets(
        transaction, tenant, Preset.of(business.vertical()), business.language());
  }

  @TenantTransaction
  Uni<List<ServiceTypeView>> list() {
    return types.byCode().map(all -> all.stream().map(ServiceTypeView::from).toList());
  }

  @TenantTransaction
  Uni<ServiceTypeView> add(TenantId tenant, ServiceTypeRequest request) {
    return types
        .add(new ServiceType(Ids.next(), tenant.value(), request))
        .call(types::reread)
        .map(ServiceTypeView::from);
  }

  /** What stands in the calendar keeps its times and its estimate. */
  @TenantTransaction
  Uni<ServiceTypeView> change(String code, ServiceTypeRequest request) {
    return types
        .require(code)
        .invoke(type -> type.describe(request))
        .call(types::reread)
        .map(ServiceTypeView::from);
  }
}
