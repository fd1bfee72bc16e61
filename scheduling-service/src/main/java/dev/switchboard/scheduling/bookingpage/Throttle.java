package dev.switchboard.scheduling.bookingpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.switchboard.contracts.TenantId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * How often strangers may ask, counted by each replica for itself: it keeps one visitor from taking
 * the service from the others. Who sells slots twice or holds too many is another matter, and the
 * database's.
 */
@ApplicationScoped
public class Throttle {
  private static final long MOST_KEPT = 100_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Limit addresses;
  private final Limit tenants;
  private final Limit bookings;

  Throttle(BookingPageConfig config) {
    this.addresses = new Limit(config.requestsPerMinute(), MINUTE);
    this.tenants = new Limit(config.requestsPerMinuteAndTenant(), MINUTE);
    this.bookings = new Limit(config.bookingsPerHour(), HOUR);
  }

  /**
   * @return how long to wait, if this request is one too many
   */
  public Optional<Duration> request(String address) {
    return addresses.take(address);
  }

  public Optional<Duration> request(TenantId tenant) {
    return tenants.take(tenant.toString());
  }

  Optional<Duration> booking(String address) {
    return bookings.take(address);
  }

  /** So many in a time, which come back evenly. */
  private static final class Limit {
    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets;

    Limit(int most, Duration time) {
      this.bandwidth = Bandwidth.builder().capacity(most).refillGreedy(most, time).build();
      this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(time).build();
    }

    Optional<Duration> take(String whose) {
      ConsumptionProbe probe =
          buckets
              .get(whose, unused -> Bucket.builder().addLimit(bandwidth).build())
              .tryConsumeAndReturnRemaining(1);
      return probe.isConsumed()
          ? Optional.empty()
          : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }
}
