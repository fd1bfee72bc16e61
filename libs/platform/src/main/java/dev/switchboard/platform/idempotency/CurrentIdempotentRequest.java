package dev.switchboard.platform.idempotency;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The request being served, as {@link Idempotency} needs it. */
@RequestScoped
public class CurrentIdempotentRequest {
  private @Nullable IdempotentRequest request;

  /**
   * @throws IllegalStateException when the resource method is not {@link Idempotent}
   */
  public IdempotentRequest require() {
    if (request == null) {
      throw new IllegalStateException("the resource method is not @Idempotent");
    }
    return request;
  }

  void begin(@Nullable IdempotencyKey key, String call) {
    request = new IdempotentRequest(key, call, Fingerprint.OF_NOTHING);
  }

  void hasBody(byte[] body) {
    IdempotentRequest begun = require();
    request = new IdempotentRequest(begun.key(), begun.call(), Fingerprint.of(body));
  }
}
