package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.RateRepository.Channel;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.platform.work.WorkBatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Permits to send, at most so many a second per channel over all replicas (features.md C9). A
 * process takes a tenth of a second's worth at once and forgets what it does not use in that time.
 */
@ApplicationScoped
class RateService {
  static final Duration PERIOD = Duration.ofMillis(100);

  private final SystemClock clock;
  private final int batch;
  private final WorkBatcher<Duration, Channel, Boolean> asking;
  private final Map<UUID, Permits> permits = new ConcurrentHashMap<>();

  /** A slower number than ten a second gets one permit at a time, each for longer. */
  RateService(RateRepository buckets, SystemClock clock, WhatsAppConfig config) {
    this.clock = clock;
    this.batch = Math.max(1, config.messagesPerSecond() / 10);
    Duration period =
        Duration.ofSeconds(1).multipliedBy(batch).dividedBy(config.messagesPerSecond());
    this.asking = new WorkBatcher<>(channel -> period, channels -> buckets.take(channels, period));
  }

  /** Whether a message may go out now; if not, the period after this one may do. */
  Uni<Boolean> permit(TenantId tenant, UUID channelId) {
    Permits own = permits.computeIfAbsent(channelId, unused -> new Permits());
    return switch (own.take(clock.now())) {
      case GRANTED -> Uni.createFrom().item(true);
      case REFUSED -> Uni.createFrom().item(false);
      case ASK -> ask(tenant, channelId, own);
    };
  }

  private Uni<Boolean> ask(TenantId tenant, UUID channelId, Permits own) {
    return asking
        .perform(new Channel(tenant, channelId))
        .onFailure()
        .invoke(own::unanswered)
        .map(taken -> own.answered(taken ? batch : 0, clock.now().plus(PERIOD)));
  }
}
