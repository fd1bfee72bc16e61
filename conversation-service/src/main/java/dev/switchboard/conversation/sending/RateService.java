package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.Permits.Taking;
import dev.switchboard.conversation.sending.RateRepository.Channel;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.platform.work.WorkBatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Permits to send, at most so many a second per channel over all replicas (features.md C9). A
 * process takes a tenth of a second's worth at once and forgets what it does not use in that time.
 */
@ApplicationScoped
class RateService {
  static final Duration PERIOD = Duration.ofMillis(100);

  private final RateRepository buckets;
  private final SystemClock clock;
  private final int batch;
  private final Duration period;
  private final WorkBatcher<Duration, Channel, Boolean> asking;
  private final Map<UUID, Permits> permits = new ConcurrentHashMap<>();

  /** A slower number than ten a second gets one permit at a time, each for longer. */
  RateService(RateRepository buckets, SystemClock clock, WhatsAppConfig config) {
    this.buckets = buckets;
    this.clock = clock;
    this.batch = Math.max(1, config.messagesPerSecond() / 10);
    this.period = Duration.ofSeconds(1).multipliedBy(batch).dividedBy(config.messagesPerSecond());
    this.asking = new WorkBatcher<>(channel -> period, this::takeTogether);
  }

  /** Whether a message may go out now; if not, the period after this one may do. */
  Uni<Boolean> permit(TenantId tenant, UUID channelId) {
    return switch (take(channelId)) {
      case GRANTED -> Uni.createFrom().item(true);
      case REFUSED -> Uni.createFrom().item(false);
      case ASK -> asking.perform(new Channel(tenant, channelId));
    };
  }

  /** The buckets may have been asked since; those that still must be are asked once each. */
  private Uni<List<Boolean>> takeTogether(List<Channel> wanted) {
    List<Taking> known = wanted.stream().map(channel -> take(channel.id())).toList();
    List<Channel> unknown =
        IntStream.range(0, wanted.size())
            .filter(i -> known.get(i) == Taking.ASK)
            .mapToObj(wanted::get)
            .distinct()
            .toList();
    Uni<Void> asked =
        unknown.isEmpty()
            ? Uni.createFrom().voidItem()
            : buckets
                .take(unknown, period)
                .invoke(free -> answered(unknown, free))
                .replaceWithVoid();
    return asked.map(
        done -> {
          List<Boolean> granted = new ArrayList<>();
          for (int i = 0; i < wanted.size(); i++) {
            Taking taking = known.get(i) == Taking.ASK ? take(wanted.get(i).id()) : known.get(i);
            granted.add(taking == Taking.GRANTED);
          }
          return granted;
        });
  }

  private void answered(List<Channel> channels, List<Boolean> free) {
    Instant nextAt = clock.now().plus(PERIOD);
    for (int i = 0; i < channels.size(); i++) {
      own(channels.get(i).id()).answered(free.get(i) ? batch : 0, nextAt);
    }
  }

  private Taking take(UUID channelId) {
    return own(channelId).take(clock.now());
  }

  private Permits own(UUID channelId) {
    return permits.computeIfAbsent(channelId, unused -> new Permits());
  }
}
