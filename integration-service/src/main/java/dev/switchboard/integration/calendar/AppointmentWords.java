package dev.switchboard.integration.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment as scheduling-service shows it, as far as a calendar's entry needs it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AppointmentWords(
    UUID appointmentId,
    long version,
    AppointmentStatus status,
    @Nullable Customer customer,
    String serviceType,
    @Nullable String serviceName,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    @Nullable String technicianName,
    @Nullable String description,
    boolean emergency) {
  AppointmentWords {
    Objects.requireNonNull(appointmentId, "appointmentId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(endsAt, "endsAt");
    Objects.requireNonNull(timeZone, "timeZone");
  }

  /** Who is visited, and where. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Customer(@Nullable String name, @Nullable String phone, @Nullable String address) {
    static final Customer UNKNOWN = new Customer(null, null, null);

    /** A person is nothing for a log. */
    @Override
    public String toString() {
      return "Customer[hidden]";
    }
  }

  Customer customerOrUnknown() {
    return customer == null ? Customer.UNKNOWN : customer;
  }

  /** Whether it has a place in the calendar: a visit that was cancelled has none. */
  boolean stands() {
    return switch (status) {
      case SCHEDULED, CONFIRMED, IN_PROGRESS, COMPLETED, NO_SHOW, PENDING_RESCHEDULE -> true;
      case CANCELLED -> false;
    };
  }

  /** Shows no words. */
  @Override
  public String toString() {
    return "AppointmentWords[%s v%d %s]".formatted(appointmentId, version, status);
  }
}
