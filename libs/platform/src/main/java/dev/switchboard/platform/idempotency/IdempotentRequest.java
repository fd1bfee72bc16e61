package dev.switchboard.platform.idempotency;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes two requests one.
 *
 * @param key null when the caller gave none: then every request is a new one
 * @param call method and path: {@code POST /appointments}
 */
public record IdempotentRequest(@Nullable IdempotencyKey key, String call, Fingerprint body) {
  public IdempotentRequest {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(body, "body");
  }

  /** For a caller that is no HTTP request of ours. */
  public static IdempotentRequest of(IdempotencyKey key, String call, byte[] body) {
    return new IdempotentRequest(key, call, Fingerprint.of(body));
  }
}
