package dev.switchboard.integration.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** An answer's body, read no further than a provider's longest: who sends more is cut off. */
final class BoundedBody {
  private static final int LONGEST = 2 * 1024 * 1024;

  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer received = Buffer.buffer();
  private final HttpClientResponse response;

  /** To be made as soon as the response is there, on its event loop. */
  BoundedBody(HttpClientResponse response) {
    this.response = response;
    response.exceptionHandler(whole::tryFail);
    response.endHandler(ended -> whole.tryComplete(received));
    response.handler(this::add);
  }

  Future<Buffer> whole() {
    return whole.future();
  }

  private void add(Buffer part) {
    if (received.length() + part.length() <= LONGEST) {
      received.appendBuffer(part);
    } else {
      whole.tryFail(new IllegalStateException("the answer is too long"));
      response.request().reset();
    }
  }
}
