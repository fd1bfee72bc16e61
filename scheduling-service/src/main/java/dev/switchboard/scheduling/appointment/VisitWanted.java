package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit that another feature books.
 *
 * @param technicianId null: whoever is free
 * @param holdId a hold that gives way to it
 */
public record VisitWanted(
    CustomerSnapshot customer,
    String serviceType,
    Instant startsAt,
    @Nullable UUID technicianId,
    @Nullable UUID holdId,
    @Nullable String description,
    @Nullable UUID conversationId,
    @Nullable String leadSource) {
  public VisitWanted {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
  }

  BookingRequest request() {
    return new BookingRequest(
        customer,
        serviceType,
        startsAt,
        technicianId,
        holdId,
        description,
        false,
        conversationId,
        leadSource);
  }
}
