package dev.switchboard.platform.copy;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.ApiKeyChanged;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.event.WholeTopic;
import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.work.NamedLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** This process's copies, and the loops that keep them. */
@ApplicationScoped
class Copies {
  private final Map<String, Object> kafka;
  private final Pool database;
  private final LoopsConfig loops;
  private final MeterRegistry registry;
  private final Copy<TenantId, TenantChanged> tenants;
  private final Copy<String, ApiKeyChanged> apiKeys;
  private final List<NamedLoop> running;

  Copies(
      CopiesConfig config,
      LoopsConfig loops,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ReactiveDataSource("worker") Pool database,
      MeterRegistry registry) {
    this.loops = loops;
    this.kafka = kafka;
    this.database = database;
    this.registry = registry;
    this.tenants = new Copy<>(CopyKind.TENANT, config.grace());
    this.apiKeys = new Copy<>(CopyKind.API_KEY, config.grace());
    this.running = loops.copies() ? List.of(loop(tenants), loop(apiKeys)) : List.of();
  }

  Copy<TenantId, TenantChanged> tenants() {
    return tenants;
  }

  Copy<String, ApiKeyChanged> apiKeys() {
    return apiKeys;
  }

  /** Empty where they are not kept. */
  List<Copy<?, ?>> kept() {
    return loops.copies() ? List.of(tenants, apiKeys) : List.of();
  }

  void start(@Observes StartupEvent started) {
    kept().forEach(this::measure);
    running.forEach(NamedLoop::start);
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.forEach(NamedLoop::stop);
    running.forEach(NamedLoop::close);
  }

  private <K, E extends DomainEvent> NamedLoop loop(Copy<K, E> copy) {
    return new CopyLoop<>(
        copy,
        new CopyTable<>(copy.kind(), database),
        () -> new WholeTopic(copy.kind().topic(), kafka));
  }

  private void measure(Copy<?, ?> copy) {
    registry.gauge(
        "switchboard.copy.behind.seconds",
        Tags.of("copy", copy.kind().table()),
        copy,
        measured -> measured.behind().toSeconds());
  }
}
