package dev.switchboard.billing.usage;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what was metered (features.md P1). */
@ApplicationScoped
class UsageMeters {
  private final MeterRegistry registry;

  UsageMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void counted(int accepted, int duplicates) {
    registry.counter("switchboard.usage.accepted").increment(accepted);
    registry.counter("switchboard.usage.duplicates").increment(duplicates);
  }
}
