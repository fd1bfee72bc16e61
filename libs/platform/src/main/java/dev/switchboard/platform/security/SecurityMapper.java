package dev.switchboard.platform.security;

import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.ProblemAnswers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of the security checks around a resource, as problems. */
@ApplicationScoped
class SecurityMapper {
  private final ProblemAnswers answers;

  SecurityMapper(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException refusal) {
    return unauthenticated(refusal);
  }

  @ServerExceptionMapper
  Response failed(AuthenticationFailedException refusal) {
    return unauthenticated(refusal);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException refusal) {
    return answers.refuse(
        PlatformError.FORBIDDEN, "None of the caller's roles or scopes allows this.", refusal);
  }

  private Response unauthenticated(SecurityException refusal) {
    Response answer =
        answers.refuse(
            PlatformError.UNAUTHENTICATED, "Show a bearer token or an API key.", refusal);
    answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, Credentials.CHALLENGE);
    return answer;
  }
}
