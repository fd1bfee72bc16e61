package dev.switchboard.platform.idempotency;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fingerprint of an {@link Idempotent} request's body before it is read as JSON. Of what
 * is asked, not of the answers that REST clients read.
 */
@Idempotent
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyFingerprint implements ReaderInterceptor {
  private final CurrentIdempotentRequest current;

  BodyFingerprint(CurrentIdempotentRequest current) {
    this.current = current;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    byte[] bytes = body.getInputStream().readAllBytes();
    current.hasBody(bytes);
    body.setInputStream(new ByteArrayInputStream(bytes));
    return body.proceed();
  }
}
