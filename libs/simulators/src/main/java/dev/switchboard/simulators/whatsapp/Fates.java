package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultTarget;
import dev.switchboard.simulators.server.Faults;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What becomes of accepted messages: each walks its steps on a virtual thread, one delivery after
 * the other, unless a fault or the closed window fails it.
 */
final class Fates implements AutoCloseable {
  private static final int OUTSIDE_WINDOW = 131047;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Webhooks webhooks;
  private final Faults faults;
  private final Windows windows;
  private final SentMessages messages;
  private final StatusReports reports;
  private final SimulatedClock clock;
  private volatile DeliverySettings settings = DeliverySettings.usual();

  Fates(
      Webhooks webhooks,
      Faults faults,
      Windows windows,
      SentMessages messages,
      SimulatedClock clock) {
    this.webhooks = webhooks;
    this.faults = faults;
    this.windows = windows;
    this.messages = messages;
    this.reports = new StatusReports(clock);
    this.clock = clock;
  }

  void settle(DeliverySettings newSettings) {
    settings = newSettings;
  }

  DeliverySettings settings() {
    return settings;
  }

  /** Decides now what will become of a message, and lets it happen. */
  void begin(BusinessNumber number, SentMessage message) {
    DeliverySettings then = settings;
    boolean inWindow = isInWindow(number, message);
    Optional<MetaError> error = error(message, inWindow || !then.windowEnforced());
    threads.execute(
        () -> {
          try {
            walk(number, message, then, error, inWindow);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The customer opens a message: told once, whatever the settings are. */
  void read(BusinessNumber number, SentMessage message) throws InterruptedException {
    if (!message.statuses().contains("read")) {
      tell(number, message, "read", isInWindow(number, message));
    }
  }

  /** Told when it is asked for, whatever the settings are. */
  void sent(BusinessNumber number, SentMessage message) throws InterruptedException {
    tell(number, message, "sent", isInWindow(number, message));
  }

  private boolean isInWindow(BusinessNumber number, SentMessage message) {
    return windows.isOpen(number.phoneNumberId(), message.recipient(), clock.instant());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Optional<MetaError> error(SentMessage message, boolean freeFormAllowed) {
    Optional<Fault> fault = faults.take(FaultTarget.STATUS, message.text());
    if (fault.isPresent()) {
      return fault.map(it -> MetaError.of(it.code()));
    }
    return freeFormAllowed || message.isTemplate()
        ? Optional.empty()
        : Optional.of(MetaError.of(OUTSIDE_WINDOW));
  }

  private void walk(
      BusinessNumber number,
      SentMessage message,
      DeliverySettings then,
      Optional<MetaError> error,
      boolean inWindow)
      throws InterruptedException {
    if (error.isPresent()) {
      Thread.sleep(then.sent().orElse(Duration.ZERO));
      fail(number, message, error.get());
      return;
    }
    if (reaches(then.sent(), number, message, "sent", inWindow)
        && reaches(then.delivered(), number, message, "delivered", inWindow)
        && then.read().isPresent()) {
      Thread.sleep(then.read().get());
      read(number, message);
    }
  }

  private boolean reaches(
      Optional<Duration> after,
      BusinessNumber number,
      SentMessage message,
      String status,
      boolean inWindow)
      throws InterruptedException {
    if (after.isEmpty()) {
      return false;
    }
    Thread.sleep(after.get());
    tell(number, message, status, inWindow);
    return true;
  }

  private void tell(BusinessNumber number, SentMessage message, String status, boolean inWindow)
      throws InterruptedException {
    if (messages.contains(message)) {
      message.reached(status);
      webhooks.deliver(number, reports.report(number, message, status, inWindow));
    }
  }

  private void fail(BusinessNumber number, SentMessage message, MetaError error)
      throws InterruptedException {
    if (messages.contains(message)) {
      message.reached("failed");
      ObjectNode report = reports.failure(number, message, error);
      webhooks.deliver(number, report);
    }
  }
}
