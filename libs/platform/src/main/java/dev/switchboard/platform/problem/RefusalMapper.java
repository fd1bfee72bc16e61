package dev.switchboard.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.hibernate.StaleStateException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals that the application itself gives, and everything it did not expect. */
@ApplicationScoped
class RefusalMapper {
  private final ProblemAnswers answers;

  RefusalMapper(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ServerExceptionMapper
  Response refused(ApplicationException refusal) {
    return answers.refuse(refusal);
  }

  @ServerExceptionMapper
  Response changedMeanwhile(OptimisticLockException conflict, HttpHeaders request) {
    return lostRace(request, conflict);
  }

  @ServerExceptionMapper
  Response changedMeanwhile(StaleStateException conflict, HttpHeaders request) {
    return lostRace(request, conflict);
  }

  @ServerExceptionMapper
  Response failed(Throwable failure) {
    return Away.isCauseOf(failure)
        ? answers.refuse(PlatformError.UNAVAILABLE, "Try again in a moment.", failure)
        : answers.fail(failure);
  }

  private Response lostRace(HttpHeaders request, Throwable conflict) {
    if (request.getHeaderString(HttpHeaders.IF_MATCH) != null) {
      return answers.refuse(
          PlatformError.PRECONDITION_FAILED, "Read it again, then decide again.", conflict);
    }
    return answers.refuse(
        PlatformError.CONFLICT, "It was changed while this request was running.", conflict);
  }
}
