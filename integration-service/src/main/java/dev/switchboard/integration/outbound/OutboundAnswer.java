package dev.switchboard.integration.outbound;

import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface OutboundAnswer {
  /** An answer, of whatever status. */
  record Answered(int status, String body, @Nullable String etag) implements OutboundAnswer {
    public boolean succeeded() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return "Answered[%d]".formatted(status);
    }
  }

  /**
   * None: the address is not allowed or not there, or it said nothing in time. The call may have
   * taken effect.
   *
   * @param reason one word, for logs and for whoever runs the integration
   */
  record Silent(String reason) implements OutboundAnswer {}
}
