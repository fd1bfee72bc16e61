package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** The stages of jobs by the business's own names; each stands for one of the seven (S16). */
@Path("/v1/crm/job-stages")
@PermissionsAllowed(Access.SET_UP)
class StageResource {
  private final StageService stages;
  private final CurrentTenant tenant;

  StageResource(StageService stages, CurrentTenant tenant) {
    this.stages = stages;
    this.tenant = tenant;
  }

  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Map<String, List<StageView>>> list() {
    return stages.list(tenant.require()).map(all -> Map.of("items", all));
  }

  /** 200; 409 IN_USE when appointments have it and it would stand for another stage. */
  @PUT
  @Path("/{code}")
  public Uni<StageView> store(@RestPath String code, @NotNull @Valid StageRequest stage) {
    return stages.store(tenant.require(), code, stage);
  }

  /** 204; 404 STAGE_NOT_FOUND; 409 IN_USE with {@code appointments} that are not over. */
  @DELETE
  @Path("/{code}")
  public Uni<Void> archive(@RestPath String code) {
    return stages.archive(tenant.require(), code);
  }
}
