package dev.switchboard.platform.telemetry;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace of what is running now. It lives in the logging context: on a Vert.x duplicated context
 * that is the request's, elsewhere the thread's. So the {@code traceId} of a log line, of a problem
 * and of an event's {@code ce_traceparent} are one by construction.
 */
public final class TraceContext {
  private static final String TRACE_ID = "traceId";
  private static final String SPAN_ID = "spanId";
  private static final String SAMPLED = "sampled";

  private TraceContext() {}

  /** Empty outside a request, an event or a piece of work. */
  public static Optional<TraceParent> current() {
    String traceId = text(MDC.get(TRACE_ID));
    String spanId = text(MDC.get(SPAN_ID));
    if (traceId == null || spanId == null) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(traceId, spanId, "true".equals(text(MDC.get(SAMPLED)))));
  }

  /**
   * Makes this the trace of what runs from here on. A loop on its own thread enters each piece of
   * work and {@linkplain #leave leaves} after it; a request's context ends by itself.
   */
  public static void enter(TraceParent traceParent) {
    MDC.put(TRACE_ID, traceParent.traceId());
    MDC.put(SPAN_ID, traceParent.spanId());
    MDC.put(SAMPLED, String.valueOf(traceParent.sampled()));
  }

  /** Ends the trace of a thread, so that the next piece of work does not inherit it. */
  public static void leave() {
    MDC.remove(TRACE_ID);
    MDC.remove(SPAN_ID);
    MDC.remove(SAMPLED);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
