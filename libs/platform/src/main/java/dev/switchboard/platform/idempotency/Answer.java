package dev.switchboard.platform.idempotency;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;

/**
 * What a use case answers, when it is to be kept: a success, or a refusal that is a result of its
 * own (no slot is free any more) and is committed with it. A refusal that is thrown rolls back and
 * is not kept: the same request may succeed later.
 *
 * @param status 200 to 299, or 400 to 499
 * @param body written as JSON
 */
public record Answer<T>(int status, T body) {
  public Answer {
    if (status < 200 || status >= 500 || (status >= 300 && status < 400)) {
      throw new IllegalArgumentException("not an answer to keep: " + status);
    }
  }

  public static <T> Answer<T> ok(T body) {
    return new Answer<>(200, body);
  }

  public static <T> Answer<T> created(T body) {
    return new Answer<>(201, body);
  }

  public static Answer<Problem> refused(ApplicationException refusal) {
    String traceId = TraceContext.current().map(TraceParent::traceId).orElse(null);
    return new Answer<>(refusal.error().status(), Problem.of(refusal, traceId));
  }
}
