package dev.switchboard.platform.client;

import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.quarkus.rest.client.reactive.ReactiveClientHeadersFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What a call from one of our services to another carries: {@code Authorization} with this
 * service's token, {@code X-Tenant-Id} of the current tenant, {@code traceparent}. Say
 * {@code @RegisterClientHeaders(ServiceCallHeaders.class)} on the client's interface. Work that has
 * no current tenant gives the tenant as a {@code @HeaderParam(ServiceCallHeaders.TENANT)} of the
 * call, which is then left as it is.
 */
@ApplicationScoped
public class ServiceCallHeaders extends ReactiveClientHeadersFactory {
  public static final String TENANT = "X-Tenant-Id";

  private static final String TRACE_PARENT = "traceparent";

  private final ServiceTokens tokens;
  private final CurrentTenant currentTenant;

  ServiceCallHeaders(ServiceTokens tokens, CurrentTenant currentTenant) {
    this.tokens = tokens;
    this.currentTenant = currentTenant;
  }

  @Override
  public Uni<MultivaluedMap<String, String>> getHeaders(
      MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    if (!outgoing.containsKey(TENANT)) {
      currentTenant.get().ifPresent(tenant -> headers.putSingle(TENANT, tenant.toString()));
    }
    TraceContext.current()
        .map(TraceParent::child)
        .ifPresent(trace -> headers.putSingle(TRACE_PARENT, trace.header()));
    return tokens
        .current()
        .invoke(token -> headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token))
        .replaceWith(headers);
  }
}
