package dev.switchboard.scheduling.waitlist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How a business offers time that was given up.
 *
 * @param lead a visit that begins sooner is not offered
 * @param answerWithin how long an offer stands
 */
record Terms(Duration lead, Duration answerWithin, QuietHours quiet, ZoneId zone) {
  /** Nobody can be expected to answer faster. */
  static final Duration LEAST = Duration.ofMinutes(5);

  Terms {
    Objects.requireNonNull(lead, "lead");
    Objects.requireNonNull(answerWithin, "answerWithin");
    Objects.requireNonNull(quiet, "quiet");
    Objects.requireNonNull(zone, "zone");
  }

  /** Until when an offer made now stands; empty when it is too late for one. */
  Optional<Instant> expiryOfOffer(Instant startsAt, Instant now) {
    Instant latest = startsAt.minus(lead);
    if (latest.isBefore(now.plus(LEAST))) {
      return Optional.empty();
    }
    Instant usual = now.plus(answerWithin);
    return Optional.of(usual.isBefore(latest) ? usual : latest);
  }

  /** When everybody may be told of an offer again; empty: now. Who is in a hurry is told anyway. */
  Optional<Instant> quietUntil(Instant now) {
    return quiet.endAfter(now, zone);
  }
}
