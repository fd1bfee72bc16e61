package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer books by himself.
 *
 * @param holdId the hold of the slot; also what makes a repeated booking the same one
 * @param leadSource channel and campaign (features.md S18)
 */
public record SelfBooking(
    CustomerSnapshot customer,
    String serviceType,
    Instant startsAt,
    UUID holdId,
    @Nullable String description,
    String leadSource) {
  public SelfBooking {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(holdId, "holdId");
    Objects.requireNonNull(leadSource, "leadSource");
  }

  BookingRequest request() {
    return new BookingRequest(
        customer, serviceType, startsAt, null, holdId, description, false, null, leadSource);
  }
}
