package dev.switchboard.scheduling.series;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which series a list shows. */
sealed interface SeriesFilter {
  /** What is looked for; null: nothing. */
  @Nullable UUID id();

  /** All of them. */
  record All() implements SeriesFilter {
    @Override
    public @Nullable UUID id() {
      return null;
    }
  }

  /** One customer's. */
  record OfCustomer(UUID id) implements SeriesFilter {}

  /** The one an appointment belongs to. */
  record OfVisit(UUID id) implements SeriesFilter {}

  static SeriesFilter of(@Nullable UUID customerId, @Nullable UUID appointmentId) {
    if (appointmentId != null) {
      return new OfVisit(appointmentId);
    }
    return customerId == null ? new All() : new OfCustomer(customerId);
  }
}
