package dev.switchboard.platform.start;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventSource;
import dev.switchboard.platform.event.KafkaEventPublisher;
import dev.switchboard.platform.event.KafkaEventSource;
import dev.switchboard.platform.event.OutboxSignal;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.event.PollLoop;
import dev.switchboard.platform.event.PollLoopMeters;
import dev.switchboard.platform.event.Relay;
import dev.switchboard.platform.event.RelayMeters;
import dev.switchboard.platform.work.Leases;
import dev.switchboard.platform.work.NamedLoop;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process's relay, poll loops and workers. */
@ApplicationScoped
public class Loops {
  private final LoopsConfig config;
  private final String application;
  private final Map<String, Object> kafka;
  private final Pool database;
  private final Vertx vertx;
  private final OutboxWriter outbox;
  private final OutboxSignal outboxSignal;
  private final MeterRegistry registry;
  private final List<EventConsumer> consumers;
  private final List<WorkQueue> queues;
  private final List<NamedLoop> publishing = new ArrayList<>();
  private final List<NamedLoop> writing = new ArrayList<>();

  Loops(
      LoopsConfig config,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ReactiveDataSource("worker") Pool database,
      Vertx vertx,
      OutboxWriter outbox,
      OutboxSignal outboxSignal,
      MeterRegistry registry,
      @All List<EventConsumer> consumers,
      @All List<WorkQueue> queues) {
    this.config = config;
    this.application = application;
    this.kafka = kafka;
    this.database = database;
    this.vertx = vertx;
    this.outbox = outbox;
    this.outboxSignal = outboxSignal;
    this.registry = registry;
    this.consumers = consumers;
    this.queues = queues;
  }

  void start(@Observes StartupEvent started) {
    UUID process = Ids.next();
    if (config.relay()) {
      begin(publishing, relay(process));
    }
    if (config.consumers()) {
      consumers.forEach(consumer -> begin(writing, pollLoop(consumer)));
    }
    if (config.workers()) {
      queues.forEach(queue -> begin(writing, worker(queue, process)));
    }
  }

  /**
   * Those that write stop, side by side, for a consumer of Kafka needs up to a second; then the
   * relay, which publishes what they wrote last.
   */
  void stop(@Observes ShutdownEvent stopping) {
    writing.forEach(NamedLoop::stop);
    writing.forEach(NamedLoop::close);
    publishing.forEach(NamedLoop::close);
  }

  private static void begin(List<NamedLoop> running, NamedLoop loop) {
    running.add(loop);
    loop.start();
  }

  private Relay relay(UUID process) {
    return new Relay(
        database,
        new Leases(database, process),
        new KafkaEventPublisher("/" + application, kafka),
        outboxSignal,
        new RelayMeters(registry));
  }

  private PollLoop pollLoop(EventConsumer consumer) {
    return new PollLoop(
        consumer, database, outbox, () -> source(consumer), new PollLoopMeters(registry));
  }

  private EventSource source(EventConsumer consumer) {
    return new KafkaEventSource(consumer.name(), consumer.topics(), config.pollRecords(), kafka);
  }

  private Worker worker(WorkQueue queue, UUID process) {
    return new Worker(queue, database, vertx, process);
  }
}
