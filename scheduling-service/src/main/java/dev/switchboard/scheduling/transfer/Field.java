package dev.switchboard.scheduling.transfer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file can say of a visit, by all the names that it goes by: ours, those of our downloads,
 * and those of the programs that businesses come from (features.md P10). Case and underscores do
 * not count.
 */
enum Field {
  EXTERNAL_ID("externalId", "id", "uid", "appointmentId", "sourceId"),
  STARTS_AT("startsAt", "start", "startTime", "scheduledAt", "scheduledStart", "appointmentDate"),
  ENDS_AT("endsAt", "end", "endTime", "scheduledEnd"),
  DURATION_MINUTES("durationMinutes", "duration", "estimatedDuration"),
  TIME_ZONE("timeZone", "tz", "zone"),
  /** Of the end, when a calendar names another. */
  END_TIME_ZONE("endTimeZone"),
  CUSTOMER_ID("customerId", "customer.customerId"),
  CUSTOMER_NAME("customerName", "customer.name", "customer", "name", "clientName"),
  CUSTOMER_PHONE("customerPhone", "customer.phone", "phone", "phoneNumber"),
  CUSTOMER_ADDRESS("customerAddress", "customer.address", "address", "location"),
  SERVICE_TYPE("serviceType", "service", "jobType"),
  TECHNICIAN("technician", "technicianId", "assignedTo"),
  STATUS("status", "appointmentStatus"),
  DESCRIPTION("description", "notes"),
  TAGS("tags", "keywords"),
  LEAD_SOURCE("leadSource", "source"),
  EMERGENCY("emergency", "isEmergency"),
  ESTIMATED_VALUE("estimatedValue", "estimatedPrice"),
  QUOTED_VALUE("quotedValue", "totalAmount", "quoteAmount"),
  QUOTE_STATUS("quoteStatus"),
  CURRENCY("currency"),
  REMINDER_SENT("reminderSent");

  private static final Map<String, Field> BY_NAME = new HashMap<>();

  static {
    Arrays.stream(values())
        .forEach(field -> field.names.forEach(name -> BY_NAME.put(plain(name), field)));
  }

  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  /** What the report calls it. */
  String label() {
    return names.getFirst();
  }

  static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(plain(name)));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
