package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.reminder.DueRepository.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says {@code reminder-due}: claim and event are one transaction, so each is said once. */
@ApplicationScoped
class DueService {
  private final DueRepository due;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  DueService(DueRepository due, OutboxWriter outbox, BusinessClock clock) {
    this.due = due;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @param only null: every tenant's
   */
  Uni<DueReport> say(SqlConnection transaction, @Nullable TenantId only, int most) {
    Instant now = clock.now();
    return due.claim(transaction, only, most, now)
        .call(claimed -> outbox.write(transaction, events(claimed, now)))
        .map(DueService::report);
  }

  private static List<EventEnvelope<?>> events(List<Claimed> claimed, Instant now) {
    List<EventEnvelope<?>> events = new ArrayList<>();
    for (Claimed one : claimed) {
      if (one.isDue()) {
        events.add(new EventEnvelope<>(Ids.next(), now, one.tenant(), null, one.event()));
      }
    }
    return events;
  }

  private static DueReport report(List<Claimed> claimed) {
    Map<String, Long> skipped =
        claimed.stream()
            .filter(one -> !one.isDue())
            .collect(Collectors.groupingBy(Claimed::state, Collectors.counting()));
    int sent = (int) claimed.stream().filter(Claimed::isDue).count();
    return new DueReport(claimed.size(), sent, skipped);
  }
}
