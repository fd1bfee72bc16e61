package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of an accepted message, each step so long after the one before.
 *
 * @param sent empty when no status is ever told
 * @param delivered empty when the customer's phone is off
 * @param read empty when the customer reads nothing until told to
 * @param windowEnforced whether the 24-hour window is kept (protocols.md 1.7)
 */
public record DeliverySettings(
    Optional<Duration> sent,
    Optional<Duration> delivered,
    Optional<Duration> read,
    boolean windowEnforced) {

  /** Sent after 20 ms, delivered 30 ms later, read 50 ms later; the window is kept. */
  public static DeliverySettings usual() {
    return new DeliverySettings(millis(20), millis(30), millis(50), true);
  }

  /** No statuses at all. */
  public static DeliverySettings silent() {
    return new DeliverySettings(Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /** The same without the 24-hour window: for callers that post deliveries themselves. */
  public DeliverySettings withoutWindow() {
    return new DeliverySettings(sent, delivered, read, false);
  }

  /** A member that is absent keeps its value; null switches the step off. */
  DeliverySettings changedBy(ObjectNode json) {
    return new DeliverySettings(
        step(json, "sentMs", sent),
        step(json, "deliveredMs", delivered),
        step(json, "readMs", read),
        json.path("windowEnforced").asBoolean(windowEnforced));
  }

  private static Optional<Duration> step(ObjectNode json, String name, Optional<Duration> before) {
    if (!json.has(name)) {
      return before;
    }
    return json.get(name).isNull() ? Optional.empty() : millis(json.get(name).asLong());
  }

  private static Optional<Duration> millis(long millis) {
    return Optional.of(Duration.ofMillis(millis));
  }
}
