package dev.switchboard.platform.telemetry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Puts every HTTP request into a trace: the caller's, one step on, or a new one. The answer names
 * it in {@code traceparent}, also where authentication or routing refused the request.
 */
@Singleton
class TraceFilter {
  /** Before CORS and authentication, which may answer by themselves. */
  private static final int FIRST = 10_000;

  void register(@Observes Filters filters) {
    filters.register(TraceFilter::trace, FIRST);
  }

  private static void trace(RoutingContext request) {
    TraceParent traceParent =
        Optional.ofNullable(request.request().getHeader(TraceParent.NAME))
            .flatMap(TraceParent::parse)
            .map(TraceParent::child)
            .orElseGet(TraceParent::root);
    TraceContext.enter(traceParent);
    request.response().putHeader(TraceParent.NAME, traceParent.header());
    request.next();
  }
}
