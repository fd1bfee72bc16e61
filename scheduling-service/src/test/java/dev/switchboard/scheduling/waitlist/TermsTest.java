package dev.switchboard.scheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Terms terms =
      new Terms(
          Duration.ofMinutes(60),
          Duration.ofMinutes(30),
          new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
          LONDON);

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T10:00:00Z, 2026-11-24T12:30:00Z",
    "2026-11-24T13:20:00Z, 2026-11-24T12:20:00Z",
    "2026-11-24T13:05:00Z, 2026-11-24T12:05:00Z",
    "2026-11-24T13:04:59Z,",
    "2026-11-24T11:00:00Z,"
  })
  void anOfferEndsBeforeTheLeadTimeBegins(Instant startsAt, Instant expiry) {
    assertThat(terms.expiryOfOffer(startsAt, NOON).orElse(null)).isEqualTo(expiry);
  }

  /** Also in the night in which the clock changes: quiet until the wall shows eight. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T20:59:59Z,",
    "2026-11-24T21:00:00Z, 2026-11-25T08:00:00Z",
    "2026-11-25T00:00:00Z, 2026-11-25T08:00:00Z",
    "2026-11-25T07:59:59Z, 2026-11-25T08:00:00Z",
    "2026-11-25T08:00:00Z,",
    "2026-03-28T22:00:00Z, 2026-03-29T07:00:00Z",
    "2026-10-24T21:00:00Z, 2026-10-25T08:00:00Z"
  })
  void atNightItIsQuiet(Instant now, Instant until) {
    assertThat(terms.quietUntil(now).orElse(null)).isEqualTo(until);
  }

  @Test
  void aSpanWithinADayIsQuietThenAndNoneIsNever() {
    QuietHours siesta = new QuietHours(LocalTime.of(13, 0), LocalTime.of(16, 0));
    assertThat(siesta.endAfter(NOON, LONDON)).isEmpty();
    assertThat(siesta.endAfter(NOON.plusSeconds(3600), LONDON))
        .contains(Instant.parse("2026-11-24T16:00:00Z"));
    QuietHours never = new QuietHours(LocalTime.of(8, 0), LocalTime.of(8, 0));
    assertThat(never.endAfter(NOON, LONDON)).isEmpty();
  }
}
