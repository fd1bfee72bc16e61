package dev.switchboard.scheduling.bookingpage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The booking page and the calendar feeds, as the operator sets them. */
@ConfigMapping(prefix = "switchboard.booking-page")
public interface BookingPageConfig {
  /**
   * What the links are signed with, separated by commas, each of at least 32 characters: the first
   * signs, all are accepted.
   */
  Optional<List<String>> linkSecrets();

  /** How long after its visit's end a link still shows it. */
  @WithDefault("P90D")
  Duration linksLive();

  /** How long a form may lie open before it is sent. */
  @WithDefault("PT2H")
  Duration formsLive();

  /** Where the public reaches this service, for addresses that are shown outside of a page. */
  @WithDefault("http://localhost:${quarkus.http.port}")
  String publicUrl();

  /**
   * Proxies whose {@code X-Forwarded-For} is believed: addresses or networks, {@code 10.0.0.0/8}.
   */
  Optional<List<String>> trustedProxies();

  /** Requests a minute of one address, at this replica. */
  @WithDefault("60")
  int requestsPerMinute();

  /** And for one business. */
  @WithDefault("1200")
  int requestsPerMinuteAndTenant();

  /** Bookings an hour of one address, at this replica. */
  @WithDefault("10")
  int bookingsPerHour();

  /** Slots that one visitor of a business holds at a time, over all replicas. */
  @WithDefault("3")
  int holdsPerVisitor();
}
