package dev.switchboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way a problem leaves a service: logged at the level of its status, with the request's
 * trace id. Refusals (4xx) are logged at DEBUG without a stack, failures (5xx) at ERROR with it.
 */
@ApplicationScoped
public class ProblemAnswers {
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
  private static final String NO_STORE = "no-store";
  private static final int UNAVAILABLE = 503;
  private static final String SOON = "5";

  private final ObjectMapper json;

  ProblemAnswers(ObjectMapper json) {
    this.json = json;
  }

  public Response refuse(ErrorCode error, String detail, Throwable cause) {
    return refuse(error, detail, List.of(), cause);
  }

  public Response refuse(
      ErrorCode error, String detail, List<Violation> violations, Throwable cause) {
    return answer(Problem.of(error, detail, violations, traceId()), cause);
  }

  Response refuse(ApplicationException refusal) {
    return answer(Problem.of(refusal, traceId()), refusal);
  }

  /** Something we did not expect: the caller learns nothing but the trace id. */
  Response fail(Throwable failure) {
    return refuse(
        PlatformError.INTERNAL_ERROR, "The trace id names this request in our logs.", failure);
  }

  /** Answers outside of the resources: authentication and limits refuse before they are reached. */
  public void send(RoutingContext request, ErrorCode error, String detail) {
    LOG.debugf("%d %s: %s", error.status(), error.code(), detail);
    HttpServerResponse response = request.response();
    retryAfter(error.status())
        .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
    response
        .setStatusCode(error.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .end(bytes(Problem.of(error, detail, traceId())))
        .onFailure(gone -> LOG.debug("The caller has gone", gone));
  }

  private Response answer(Problem problem, Throwable cause) {
    log(problem, cause);
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL.toString(), NO_STORE)
            .entity(problem);
    retryAfter(problem.status())
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER.toString(), seconds));
    return response.build();
  }

  /** In seconds: what is away is mostly back soon (design.md 3.1). */
  private static Optional<String> retryAfter(int status) {
    return status == UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
  }

  private static void log(Problem problem, Throwable cause) {
    if (problem.status() >= 500) {
      LOG.errorf(cause, "%d %s", problem.status(), problem.code());
    } else {
      LOG.debugf("%d %s: %s", problem.status(), problem.code(), problem.detail());
    }
  }

  private String bytes(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }

  private static @Nullable String traceId() {
    return TraceContext.current().map(TraceParent::traceId).orElse(null);
  }
}
