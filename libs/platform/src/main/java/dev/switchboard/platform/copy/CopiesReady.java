package dev.switchboard.platform.copy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * No request before the copies are there. Once ready, a copy stays so: when Kafka goes away the
 * state is kept, and the data says how old it is.
 */
@Readiness
@ApplicationScoped
class CopiesReady implements HealthCheck {
  private final Copies copies;

  CopiesReady(Copies copies) {
    this.copies = copies;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("copies");
    for (Copy<?, ?> copy : copies.kept()) {
      answer
          .withData(copy.kind().table(), copy.size())
          .withData(copy.kind().table() + "_behind_seconds", copy.behind().toSeconds());
    }
    return answer.status(copies.kept().stream().allMatch(Copy::isReady)).build();
  }
}
