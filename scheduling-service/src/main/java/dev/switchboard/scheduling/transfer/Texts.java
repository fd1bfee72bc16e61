package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How values are written in files. Empty: it is none. */
final class Texts {
  private static final BigDecimal MOST = new BigDecimal("99999999999");
  private static final int MOST_DECIMALS = 3;
  private static final int LONGEST_NUMBER = 20;

  private static final Map<String, Boolean> BOOLEANS =
      Map.of(
          "true", true, "1", true, "yes", true, "si", true, "sí", true, "false", false, "0", false,
          "no", false);

  private static final Map<String, AppointmentStatus> STATUSES =
      Map.ofEntries(
          Map.entry("scheduled", AppointmentStatus.SCHEDULED),
          Map.entry("booked", AppointmentStatus.SCHEDULED),
          Map.entry("pending", AppointmentStatus.SCHEDULED),
          Map.entry("confirmed", AppointmentStatus.CONFIRMED),
          Map.entry("inprogress", AppointmentStatus.IN_PROGRESS),
          Map.entry("completed", AppointmentStatus.COMPLETED),
          Map.entry("done", AppointmentStatus.COMPLETED),
          Map.entry("noshow", AppointmentStatus.NO_SHOW),
          Map.entry("cancelled", AppointmentStatus.CANCELLED),
          Map.entry("canceled", AppointmentStatus.CANCELLED),
          Map.entry("pendingreschedule", AppointmentStatus.PENDING_RESCHEDULE));

  private Texts() {}

  /** With an offset, or as the wall clock of the zone shows it. */
  static Optional<Instant> time(String text, ZoneId zone) {
    String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)", "$1T");
    try {
      boolean hasOffset = iso.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$") && iso.contains("T");
      return Optional.of(
          hasOffset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Not negative, of at most three decimals. */
  static Optional<BigDecimal> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text))
          .filter(number -> number.signum() >= 0 && number.compareTo(MOST) <= 0)
          .filter(number -> number.scale() <= MOST_DECIMALS);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> truth(String text) {
    return Optional.ofNullable(BOOLEANS.get(text.toLowerCase(Locale.ROOT)));
  }

  static Optional<AppointmentStatus> status(String text) {
    return Optional.ofNullable(
        STATUSES.get(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
  }

  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Currency> currency(String text) {
    try {
      return Optional.of(Currency.getInstance(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** PostgreSQL keeps no NUL. */
  static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }
}
