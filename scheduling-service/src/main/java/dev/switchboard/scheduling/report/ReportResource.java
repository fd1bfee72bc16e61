package dev.switchboard.scheduling.report;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.csv.CsvText;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reports (features.md S13). {@code from} and {@code to} are days of the business's zone, both
 * counted; without them it is the last thirty.
 */
@Path("/v1/crm/reports")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class ReportResource {
  private final ReportService reports;
  private final CurrentTenant tenant;

  ReportResource(ReportService reports, CurrentTenant tenant) {
    this.reports = reports;
    this.tenant = tenant;
  }

  /** Which there are, what their numbers mean, and in which version of that meaning. */
  @GET
  public Map<String, List<ReportDefinition>> definitions() {
    return Map.of("items", Reports.ALL);
  }

  /** 404 REPORT_NOT_FOUND; 400 for days that are none. */
  @GET
  @Path("/{name: [a-z-]+}")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<ReportTable> table(
      @RestPath String name,
      @RestQuery @Nullable LocalDate from,
      @RestQuery @Nullable LocalDate to) {
    return reports.table(tenant.require(), name, from, to);
  }

  /** The same rows as a file. */
  @GET
  @Path("/{name: [a-z-]+}.csv")
  @Produces(CsvText.MEDIA_TYPE)
  public Uni<Response> file(
      @RestPath String name,
      @RestQuery @Nullable LocalDate from,
      @RestQuery @Nullable LocalDate to) {
    return reports
        .table(tenant.require(), name, from, to)
        .map(
            table ->
                Response.ok(table.csv(), CsvText.MEDIA_TYPE + ";charset=UTF-8")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + table.fileName() + "\"")
                    .build());
  }
}
