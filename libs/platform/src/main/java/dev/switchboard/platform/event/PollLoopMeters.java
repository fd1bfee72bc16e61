package dev.switchboard.platform.event;

import io.micrometer.core.instrument.MeterRegistry;

/** What the poll loops count, by consumer. */
public final class PollLoopMeters {
  private final MeterRegistry registry;

  public PollLoopMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void applied(String consumer, int events) {
    registry.counter("switchboard.inbox.applied", "consumer", consumer).increment(events);
  }

  void deadLetters(String consumer, int events) {
    registry.counter("switchboard.inbox.dead.letters", "consumer", consumer).increment(events);
  }
}
