package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.appointment.OnChanged;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Taking over visits (features.md P10): at most 8 MiB and 20,000 rows of UTF-8. A row is taken once
 * by its externalId, so a file can be sent again; no Idempotency-Key is needed. 200 with what
 * became of each row, 422 FILE_UNREADABLE, 503 UNAVAILABLE when customers cannot be looked up.
 */
@Path("/v1/crm/appointments/import")
@RolesAllowed({Role.OWNER, Role.ADMIN})
class ImportResource {
  private final ImportService imports;
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  ImportResource(ImportService imports, CurrentTenant tenant, CurrentActor actor) {
    this.imports = imports;
    this.tenant = tenant;
    this.actor = actor;
  }

  /**
   * @param dryRun says the same and takes nothing
   * @param onChanged APPLY: visits that were taken before and read differently are changed here,
   *     too
   * @param serviceType code or name, for rows that name none
   */
  @POST
  @Consumes("text/csv")
  public Uni<ImportReport> csv(
      byte[] body,
      @RestQuery boolean dryRun,
      @RestQuery @DefaultValue("REPORT") OnChanged onChanged,
      @RestQuery @Nullable String serviceType) {
    return imports.run(call(dryRun, onChanged, serviceType), horizon -> CsvFile.read(body));
  }

  /** The same of the events of a calendar, which are customers' visits by SUMMARY and CONTACT. */
  @POST
  @Consumes("text/calendar")
  public Uni<ImportReport> calendar(
      byte[] body,
      @RestQuery boolean dryRun,
      @RestQuery @DefaultValue("REPORT") OnChanged onChanged,
      @RestQuery @Nullable String serviceType) {
    return imports.run(
        call(dryRun, onChanged, serviceType), horizon -> CalendarFile.read(body, horizon));
  }

  private ImportCall call(boolean dryRun, OnChanged onChanged, @Nullable String serviceType) {
    return new ImportCall(tenant.require(), actor.require(), dryRun, onChanged, serviceType);
  }
}
