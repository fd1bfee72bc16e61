package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.csv.CsvText;
import dev.switchboard.scheduling.csv.RecordColumns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.ZoneId;
import java.util.Set;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Downloads of rows, with the filters of the list (features.md P6). The columns are named as in
 * JSON; times are in UTC and, in a second column, on the visit's wall clock.
 */
@Path("/v1/crm/exports")
@Produces(CsvText.MEDIA_TYPE)
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.SERVICE, "scope:crm:read"})
class ExportResource {
  private static final RecordColumns<AppointmentView> APPOINTMENTS =
      RecordColumns.of(AppointmentView.class, view -> ZoneId.of(view.timeZone()));

  private static final Set<String> OF_PIPELINE =
      Set.of(
          "appointmentId",
          "status",
          "jobStage",
          "quoteStatus",
          "customer.customerId",
          "customer.name",
          "serviceType",
          "startsAt",
          "startsAtLocal",
          "timeZone",
          "technicianName",
          "leadSource",
          "tags",
          "currency",
          "estimatedValue",
          "quotedValue");

  private static final RecordColumns<AppointmentView> PIPELINE =
      APPOINTMENTS.only(OF_PIPELINE::contains);

  private final ExportService exports;
  private final CurrentTenant tenant;

  ExportResource(ExportService exports, CurrentTenant tenant) {
    this.exports = exports;
    this.tenant = tenant;
  }

  /** By start. */
  @GET
  @Path("/appointments.csv")
  public RestMulti<String> appointments(@BeanParam AppointmentResource.Filter filter) {
    return file("appointments.csv", filter, APPOINTMENTS);
  }

  /** By start: where each job stands and what it is worth. */
  @GET
  @Path("/pipeline.csv")
  public RestMulti<String> pipeline(@BeanParam AppointmentResource.Filter filter) {
    return file("pipeline.csv", filter, PIPELINE);
  }

  private RestMulti<String> file(
      String name, AppointmentResource.Filter filter, RecordColumns<AppointmentView> columns) {
    return RestMulti.fromMultiData(exports.lines(tenant.require(), filter.read(), columns))
        .header(HttpHeaders.CONTENT_TYPE, CsvText.MEDIA_TYPE + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
