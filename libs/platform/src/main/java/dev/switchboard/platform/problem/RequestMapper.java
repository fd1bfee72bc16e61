package dev.switchboard.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests whose content breaks a rule, field by field. */
@ApplicationScoped
class RequestMapper {
  private final ProblemAnswers answers;

  RequestMapper(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ServerExceptionMapper
  Response invalid(ValidationException refusal) {
    if (refusal instanceof ResteasyReactiveViolationException request
        && !ValidationFault.isOurs(request.getConstraintViolations())) {
      List<Violation> violations = ValidationFault.violations(request.getConstraintViolations());
      return answers.refuse(
          PlatformError.INVALID_REQUEST,
          "%d rules are broken.".formatted(violations.size()),
          violations,
          refusal);
    }
    return answers.fail(refusal);
  }

  @ServerExceptionMapper
  Response malformed(MismatchedInputException fault) {
    return malformed((JsonProcessingException) fault);
  }

  /** A type of ours that cannot be written or read. */
  @ServerExceptionMapper
  Response undefined(InvalidDefinitionException fault) {
    return answers.fail(fault);
  }

  Response malformed(JsonProcessingException fault) {
    JsonFault found = JsonFault.from(fault);
    return answers.refuse(PlatformError.MALFORMED_JSON, found.detail(), found.violations(), fault);
  }
}
