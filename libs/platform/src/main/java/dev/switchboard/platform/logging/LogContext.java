package dev.switchboard.platform.logging;

import dev.switchboard.contracts.TenantId;
import org.jboss.logging.MDC;

/**
 * The fields that stand beside every log line of a request or a piece of work. On a Vert.x
 * duplicated context they end with it; a loop on its own thread clears them itself.
 */
public final class LogContext {
  static final String TENANT_ID = "tenantId";

  private LogContext() {}

  public static void enterTenant(TenantId tenantId) {
    MDC.put(TENANT_ID, tenantId.toString());
  }

  public static void leaveTenant() {
    MDC.remove(TENANT_ID);
  }
}
