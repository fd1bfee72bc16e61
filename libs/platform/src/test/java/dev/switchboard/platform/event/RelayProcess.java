package dev.switchboard.platform.event;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.platform.work.Leases;
import dev.switchboard.testkit.stack.PostgresAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A relay in a process of its own. Given a number, it dies when that many rows are acknowledged and
 * before it can delete the last of them.
 */
final class RelayProcess {
  private RelayProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    TestDatabase database =
        new TestDatabase(
            new PostgresAddress(arguments[0], Integer.parseInt(arguments[1])), arguments[2]);
    EventPublisher kafka =
        new KafkaEventPublisher("/test", Map.of("bootstrap.servers", arguments[3]));
    int dieAfter = Integer.parseInt(arguments[4]);
    Pool pool = database.workerPool(Vertx.vertx());
    new Relay(
            pool,
            new Leases(pool, Ids.next()),
            dieAfter < 0 ? kafka : new DyingPublisher(kafka, dieAfter),
            new OutboxSignal(),
            new RelayMeters(new SimpleMeterRegistry()))
        .start();
    Thread.currentThread().join();
  }

  private static final class DyingPublisher implements EventPublisher {
    private final EventPublisher kafka;
    private int left;

    DyingPublisher(EventPublisher kafka, int dieAfter) {
      this.kafka = kafka;
      this.left = dieAfter;
    }

    @Override
    public List<CompletableFuture<Void>> publish(List<OutboxRow> rows) {
      List<CompletableFuture<Void>> acks = kafka.publish(rows);
      left -= rows.size();
      if (left <= 0) {
        CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)).join();
        Runtime.getRuntime().halt(ChildJvm.KILLED);
      }
      return acks;
    }

    @Override
    public void abandon() {
      kafka.abandon();
    }

    @Override
    public void close() {
      kafka.close();
    }
  }
}
