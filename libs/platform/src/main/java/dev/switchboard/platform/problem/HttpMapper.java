package dev.switchboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP itself refuses: no such address, method, media type; a parameter that does not parse.
 */
@ApplicationScoped
class HttpMapper {
  private static final List<PlatformError> OF_HTTP =
      List.of(
          PlatformError.INVALID_REQUEST,
          PlatformError.UNAUTHENTICATED,
          PlatformError.FORBIDDEN,
          PlatformError.NOT_FOUND,
          PlatformError.METHOD_NOT_ALLOWED,
          PlatformError.NOT_ACCEPTABLE,
          PlatformError.CONFLICT,
          PlatformError.REQUEST_TOO_LARGE,
          PlatformError.UNSUPPORTED_MEDIA_TYPE);

  private final ProblemAnswers answers;
  private final RequestMapper requests;

  HttpMapper(ProblemAnswers answers, RequestMapper requests) {
    this.answers = answers;
    this.requests = requests;
  }

  /**
   * An address nobody answers, or one whose parameter did not parse: then the cause says so. A path
   * that cannot name anything is 404, a bad query parameter is the caller's mistake.
   */
  @ServerExceptionMapper
  Response notFound(NotFoundException refusal, UriInfo uri) {
    return unreadableParameter(refusal.getCause(), uri)
        .map(violation -> invalidParameter(violation, refusal))
        .orElseGet(() -> answers.refuse(PlatformError.NOT_FOUND, "Nothing lives here.", refusal));
  }

  @ServerExceptionMapper
  Response refusedByHttp(WebApplicationException refusal) {
    if (refusal.getCause() instanceof JsonProcessingException fault) {
      return requests.malformed(fault);
    }
    Response original = refusal.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    ErrorCode error = errorOf(original.getStatus());
    Response answer = answers.refuse(error, error.title() + ".", refusal);
    original.getHeaders().forEach((name, values) -> answer.getHeaders().putIfAbsent(name, values));
    return answer;
  }

  private Response invalidParameter(Violation violation, NotFoundException refusal) {
    return answers.refuse(
        PlatformError.INVALID_REQUEST,
        "A query parameter cannot be read.",
        List.of(violation),
        refusal);
  }

  /** The conversion that failed quotes the text it could not read. */
  private static Optional<Violation> unreadableParameter(@Nullable Throwable cause, UriInfo uri) {
    String reason = cause == null ? null : cause.getMessage();
    if (reason == null || uri.getPathParameters().values().stream().anyMatch(in(reason)::any)) {
      return Optional.empty();
    }
    return uri.getQueryParameters().entrySet().stream()
        .filter(parameter -> in(reason).any(parameter.getValue()))
        .map(parameter -> new Violation(parameter.getKey(), "cannot be read"))
        .findFirst();
  }

  private static Quoted in(String reason) {
    return new Quoted(reason);
  }

  private record Quoted(String reason) {
    boolean any(List<String> values) {
      return values.stream().anyMatch(value -> !value.isEmpty() && reason.contains(value));
    }
  }

  private static ErrorCode errorOf(int status) {
    return OF_HTTP.stream()
        .filter(error -> error.status() == status)
        .map(ErrorCode.class::cast)
        .findFirst()
        .orElseGet(() -> new StatusOnly(status));
  }

  /** For a status that has no code of ours. */
  private record StatusOnly(int status) implements ErrorCode {
    @Override
    public String name() {
      return "HTTP_" + status;
    }

    @Override
    public String title() {
      return Arrays.stream(Response.Status.values())
          .filter(known -> known.getStatusCode() == status)
          .map(Response.Status::getReasonPhrase)
          .findFirst()
          .orElse("The request was refused");
    }
  }
}
