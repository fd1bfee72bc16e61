package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.Conversations.Advanced;
import dev.switchboard.conversation.intake.StatusRows.Raised;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what came in (features.md P1); every label has few values. */
@ApplicationScoped
class IntakeMeters {
  private final MeterRegistry registry;

  IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void applied(Arrivals arrivals, Applied applied) {
    int stored = 0;
    for (Advanced advanced : applied.conversations()) {
      stored += advanced.stored().size();
      advanced.stored().forEach(this::message);
    }
    int repeated = arrivals.messages().size() - stored;
    count("switchboard.intake.duplicates", arrivals.duplicates() + repeated);
    applied.met().forEach(this::status);
    count("switchboard.intake.statuses.ignored", arrivals.ignoredStatuses());
    arrivals.setAside().forEach(this::setAside);
  }

  private void message(StoredMessage message) {
    Arrival arrival = message.incoming().arrival();
    count(
        "switchboard.intake.messages",
        1,
        "channel",
        label(arrival.channel().kind()),
        "kind",
        label(arrival.message().content().kind()));
  }

  private void status(Raised raised) {
    count("switchboard.intake.statuses", 1, "status", label(raised.word().status()));
  }

  private void setAside(SetAside part) {
    count(
        "switchboard.intake.set.aside",
        1,
        "disposition",
        label(part.disposition()),
        "part",
        part.part());
  }

  private void count(String name, int amount, String... labels) {
    if (amount > 0) {
      registry.counter(name, labels).increment(amount);
    }
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
