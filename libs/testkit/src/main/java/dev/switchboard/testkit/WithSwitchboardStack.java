package dev.switchboard.testkit;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code @QuarkusTest}: the service runs against the shared PostgreSQL and Kafka and accepts
 * the tokens of {@link TestTokens}.
 */
@QuarkusTestResource(SwitchboardStack.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithSwitchboardStack {
  /** The service's word: {@code conversation} for conversation-service. */
  String service();
}
