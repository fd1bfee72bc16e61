package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The hours in which nothing is said that nobody has asked for, on the customer's wall clock
 * (features.md S9). Each night is measured on that clock: it is an hour longer or shorter when the
 * clock is turned.
 *
 * @param from included
 * @param to excluded; of the next day unless it is later than {@code from}
 */
public record QuietHours(
    @JsonFormat(pattern = "HH:mm") LocalTime from, @JsonFormat(pattern = "HH:mm") LocalTime to) {
  /** What is left of a day must do for everything that is to be said. */
  static final Duration LONGEST = Duration.ofHours(14);

  /** A night in anybody's life. */
  public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  public QuietHours {
    if (from.equals(to) || lengthOf(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("quiet from %s to %s".formatted(from, to));
    }
  }

  /** On a day on which no clock is turned. */
  static Duration lengthOf(LocalTime from, LocalTime to) {
    Duration length = Duration.between(from, to);
    return length.isNegative() ? length.plusDays(1) : length;
  }

  public boolean isQuiet(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return overMidnight()
        ? !time.isBefore(from) || time.isBefore(to)
        : !time.isBefore(from) && time.isBefore(to);
  }

  /** When the quiet hours around this quiet moment are over. */
  public Instant endAfter(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    boolean tomorrow = overMidnight() && !local.toLocalTime().isBefore(from);
    return after(at, local.toLocalDate().plusDays(tomorrow ? 1 : 0), to, zone);
  }

  /** When the quiet hours around this quiet moment began. */
  public Instant beginBefore(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    boolean yesterday = overMidnight() && local.toLocalTime().isBefore(to);
    Instant began = first(local.toLocalDate().minusDays(yesterday ? 1 : 0).atTime(from), zone);
    return began.isAfter(at) ? at : began;
  }

  /** When it is quiet next after this moment, which is not. */
  public Instant nextBegin(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    boolean tomorrow = !local.toLocalTime().isBefore(from);
    return after(at, local.toLocalDate().plusDays(tomorrow ? 1 : 0), from, zone);
  }

  /** An hour that comes twice because the clock is turned back may be over for the first time. */
  private static Instant after(Instant at, LocalDate day, LocalTime time, ZoneId zone) {
    Instant first = first(day.atTime(time), zone);
    return first.isAfter(at)
        ? first
        : ZonedDateTime.of(day, time, zone).withLaterOffsetAtOverlap().toInstant();
  }

  /** An hour that is left out because the clock is turned on begins where it is turned. */
  private static Instant first(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.of(time, zone).toInstant();
  }

  private boolean overMidnight() {
    return !from.isBefore(to);
  }
}
