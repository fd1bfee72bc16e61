package dev.switchboard.billing.plan;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The price list, for the platform's admins (features.md B1). */
@Path("/v1/admin/plans")
@RolesAllowed(Role.PLATFORM_ADMIN)
class PlanResource {
  private final PlanService plans;

  PlanResource(PlanService plans) {
    this.plans = plans;
  }

  /** Every version of every plan, the oldest first. */
  @GET
  public Uni<List<PlanView>> all() {
    return plans.all();
  }

  /**
   * A new plan, or the next version of one: 201. 400 INVALID_REQUEST, 409 PLAN_CHANGED_MEANWHILE.
   */
  @POST
  public Uni<Response> add(@NotNull @Valid NewPlan request) {
    return plans
        .add(request)
        .map(added -> Response.status(Response.Status.CREATED).entity(added).build());
  }
}
