package dev.switchboard.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Reads key, method and path of an {@link Idempotent} request. */
@ApplicationScoped
class IdempotentFilter {
  private final CurrentIdempotentRequest current;

  IdempotentFilter(CurrentIdempotentRequest current) {
    this.current = current;
  }

  @Idempotent
  @ServerRequestFilter(nonBlocking = true)
  public void begin(ContainerRequestContext request) {
    String call = request.getMethod() + " " + request.getUriInfo().getPath();
    current.begin(key(request), call);
  }

  private static @Nullable IdempotencyKey key(ContainerRequestContext request) {
    List<String> headers =
        Objects.requireNonNullElse(
            request.getHeaders().get(IdempotencyKey.HEADER), List.<String>of());
    return headers.isEmpty() ? null : IdempotencyKey.parse(String.join(",", headers));
  }
}
