package dev.switchboard.platform.tenancy;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.logging.LogContext;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of the request (or of the piece of work) being served, kept in the locals of the
 * Vert.x duplicated context, so that it follows the request over threads and never meets another
 * one.
 */
@ApplicationScoped
public class CurrentTenant {
  private static final String LOCAL = "switchboard.tenant";

  /** The tenant, or empty when nobody named one or there is no request at all. */
  public Optional<TenantId> get() {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      return Optional.empty();
    }
    @Nullable TenantId tenant = context.getLocal(LOCAL);
    return Optional.ofNullable(tenant);
  }

  /**
   * @throws ApplicationException TENANT_REQUIRED when there is none
   */
  public TenantId require() {
    return get()
        .orElseThrow(
            () ->
                new ApplicationException(
                    PlatformError.TENANT_REQUIRED, "No tenant is named by these credentials."));
  }

  /**
   * Names the tenant of this request, once and for all.
   *
   * @throws IllegalStateException when another tenant was named before, or outside of a request
   */
  public void set(TenantId tenant) {
    Context context = duplicatedContext();
    @Nullable TenantId present = context.getLocal(LOCAL);
    if (present != null && !present.equals(tenant)) {
      throw new IllegalStateException("this request already belongs to another tenant");
    }
    context.putLocal(LOCAL, tenant);
  }

  /**
   * For work that names its tenant itself: what {@link #get} answers until it is replaced again.
   */
  void replace(Context context, @Nullable TenantId tenant) {
    if (tenant == null) {
      context.removeLocal(LOCAL);
      LogContext.leaveTenant();
    } else {
      context.putLocal(LOCAL, tenant);
      LogContext.enterTenant(tenant);
    }
  }

  private static Context duplicatedContext() {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      throw new IllegalStateException("a tenant can only be kept in a Vert.x duplicated context");
    }
    return context;
  }
}
