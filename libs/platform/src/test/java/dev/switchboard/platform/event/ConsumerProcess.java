package dev.switchboard.platform.event;

import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.PostgresAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A consumer in a process of its own; its effect is one row per event in a table that would take
 * two. Given a number, it dies when that many polls are in the database and before the last of them
 * is committed to Kafka.
 */
final class ConsumerProcess {
  static final String GROUP = "test.effects";

  private ConsumerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    TestDatabase database =
        new TestDatabase(
            new PostgresAddress(arguments[0], Integer.parseInt(arguments[1])), arguments[2]);
    Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[3]);
    int dieAfter = Integer.parseInt(arguments[4]);
    new PollLoop(
            new Effects(),
            database.workerPool(Vertx.vertx()),
            new OutboxWriter(new OutboxSignal()),
            () -> source(kafka, dieAfter),
            new PollLoopMeters(new SimpleMeterRegistry()))
        .start();
    Thread.currentThread().join();
  }

  private static EventSource source(Map<String, Object> kafka, int dieAfter) {
    EventSource source = new KafkaEventSource(GROUP, Set.of(Topic.MESSAGE_RECEIVED), 50, kafka);
    return dieAfter < 0 ? source : new DyingSource(source, dieAfter);
  }

  private static final class Effects implements EventConsumer {
    @Override
    public String name() {
      return GROUP;
    }

    @Override
    public Set<Topic> topics() {
      return Set.of(Topic.MESSAGE_RECEIVED);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
      return transaction
          .preparedQuery(
              """
              INSERT INTO effect (event_id, key)
              SELECT * FROM unnest($1::uuid[], $2::uuid[])
              """)
          .execute(
              Tuple.of(
                  events.stream().map(ConsumedEvent::id).toArray(UUID[]::new),
                  events.stream().map(ConsumedEvent::key).toArray(UUID[]::new)))
          .replaceWithVoid();
    }
  }

  private static final class DyingSource implements EventSource {
    private final EventSource kafka;
    private int left;

    DyingSource(EventSource kafka, int dieAfter) {
      this.kafka = kafka;
      this.left = dieAfter;
    }

    @Override
    public EventBatch poll(Duration atMost) {
      return kafka.poll(atMost);
    }

    @Override
    public void commit(EventBatch batch) {
      left--;
      if (left <= 0) {
        Runtime.getRuntime().halt(ChildJvm.KILLED);
      }
      kafka.commit(batch);
    }

    @Override
    public void rewind(EventBatch batch, Duration pause) {
      kafka.rewind(batch, pause);
    }

    @Override
    public void wakeUp() {
      kafka.wakeUp();
    }

    @Override
    public void close() {
      kafka.close();
    }
  }
}
