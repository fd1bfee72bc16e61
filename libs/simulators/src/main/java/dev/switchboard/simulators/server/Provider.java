package dev.switchboard.simulators.server;

/** What differs between the simulators. Every method is called by many threads at once. */
public interface Provider {
  /** Answers a request to the provider's own API. */
  Reply answer(Request request);

  /**
   * The provider's error body for a code a fault asked for: an HTTP status, or, where the provider
   * has error codes of its own, one of those.
   */
  Reply refusal(int code);

  /**
   * Answers a control request that is the provider's own.
   *
   * @throws RefusedException when there is no such request, or it cannot be carried out
   */
  Reply control(Request request);

  /** Drops what was received and done; what was configured stays. */
  void forget();
}
