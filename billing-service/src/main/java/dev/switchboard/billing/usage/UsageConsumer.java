package dev.switchboard.billing.usage;

import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Counts what happened. A tenant's plan plays no part here: what is counted is never lost. */
@ApplicationScoped
class UsageConsumer implements EventConsumer {
  private final UsageRepository usage;
  private final UsageMeters meters;

  UsageConsumer(UsageRepository usage, UsageMeters meters) {
    this.usage = usage;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "billing-service.usage";
  }

  @Override
  public Set<Topic> topics() {
    return Metering.topics();
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<MeteredUnit> units = events.stream().map(Metering::of).toList();
    return usage
        .add(transaction, units)
        .invoke(accepted -> meters.counted(accepted, units.size() - accepted))
        .replaceWithVoid();
  }
}
