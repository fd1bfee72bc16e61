package dev.switchboard.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the relay counts. */
public final class RelayMeters {
  private final Counter published;
  private final Counter setAside;

  public RelayMeters(MeterRegistry registry) {
    this.published =
        Counter.builder("switchboard.outbox.published")
            .description("Events published and deleted from the outbox")
            .register(registry);
    this.setAside =
        Counter.builder("switchboard.outbox.dead")
            .description("Events that Kafka will never take, set aside in outbox_dead")
            .register(registry);
  }

  void published(int events) {
    published.increment(events);
  }

  void setAside() {
    setAside.increment();
  }
}
