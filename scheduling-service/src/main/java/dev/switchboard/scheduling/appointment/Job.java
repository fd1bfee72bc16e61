package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, and where the wish for it came from.
 *
 * @param serviceName as it was called when it was booked
 * @param estimate null when the service type says no prices
 */
record Job(
    String serviceType,
    String serviceName,
    @Nullable String description,
    boolean emergency,
    @Nullable UUID conversationId,
    @Nullable String leadSource,
    Currency currency,
    @Nullable Money estimate) {
  Job {
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(serviceName, "serviceName");
    Objects.requireNonNull(currency, "currency");
  }

  /** The same job, said otherwise; null: as it was. */
  Job with(@Nullable String words) {
    return words == null ? this : job(words.isBlank() ? null : words, emergency, estimate);
  }

  /** As urgent as this, which is worth as much. */
  Job as(boolean urgent, @Nullable Money worth) {
    return job(description, urgent, worth);
  }

  private Job job(@Nullable String words, boolean urgent, @Nullable Money worth) {
    return new Job(
        serviceType, serviceName, words, urgent, conversationId, leadSource, currency, worth);
  }
}
