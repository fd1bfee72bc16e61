package dev.switchboard.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces itself as too large, before it is read. Quarkus would do the same
 * without saying why.
 */
@Singleton
class RequestSizeFilter {
  private static final int BEFORE_AUTHENTICATION = 9_000;
  private static final int DIGITS_OF_A_LONG = 18;

  private final ProblemAnswers answers;
  private final long limit;

  RequestSizeFilter(
      ProblemAnswers answers,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.answers = answers;
    this.limit = limit.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext request) {
    String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null || isWithinLimit(announced)) {
      request.next();
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    answers.send(
        request, PlatformError.REQUEST_TOO_LARGE, "At most %d bytes are taken.".formatted(limit));
  }

  private boolean isWithinLimit(String announced) {
    return announced.length() <= DIGITS_OF_A_LONG && Long.parseLong(announced) <= limit;
  }
}
