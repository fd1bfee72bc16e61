package dev.switchboard.scheduling.bookingpage;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor has chosen and holds, as the link to his form says it.
 *
 * @param heldUntil business time
 * @param campaign {@code utm_campaign} he came with
 */
record Chosen(String serviceType, Instant startsAt, Instant heldUntil, @Nullable String campaign) {
  private static final String SEPARATOR = "\n";
  private static final int PARTS = 4;

  Chosen {
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(heldUntil, "heldUntil");
  }

  String write() {
    return String.join(
        SEPARATOR,
        serviceType,
        startsAt.toString(),
        heldUntil.toString(),
        campaign == null ? "" : campaign);
  }

  /** Only from a link whose signature is right. */
  static Chosen read(String detail) {
    String[] parts = detail.split(SEPARATOR, PARTS);
    return new Chosen(
        parts[0],
        Instant.parse(parts[1]),
        Instant.parse(parts[2]),
        parts[3].isEmpty() ? null : parts[3]);
  }
}
