package dev.switchboard.scheduling.appointment;

import java.util.Collection;
import java.util.Set;

/** What the fields that are read of a visit from elsewhere decide about it. */
final class TakeoverFields {
  static final String STATUS = "status";
  static final String TECHNICIAN = "technician";
  static final String DESCRIPTION = "description";
  static final String TAGS = "tags";
  static final String EMERGENCY = "emergency";
  static final String ESTIMATED_VALUE = "estimatedValue";

  /** An urgent visit lasts longer. */
  static final Set<String> PLACE =
      Set.of(
          "startsAt",
          "endsAt",
          "durationMinutes",
          "timeZone",
          "endTimeZone",
          TECHNICIAN,
          EMERGENCY);

  static final Set<String> QUOTE = Set.of("quotedValue", "quoteStatus");

  private static final Set<String> CHANGEABLE =
      Set.of(STATUS, DESCRIPTION, TAGS, EMERGENCY, ESTIMATED_VALUE);

  private TakeoverFields() {}

  static boolean areChangeable(Collection<String> fields) {
    return fields.stream()
        .allMatch(
            field -> CHANGEABLE.contains(field) || PLACE.contains(field) || QUOTE.contains(field));
  }
}
