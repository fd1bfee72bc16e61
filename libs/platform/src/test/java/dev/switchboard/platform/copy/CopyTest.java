package dev.switchboard.platform.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.event.EventHeaders;
import dev.switchboard.platform.event.WholeTopic;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Copies as every service keeps them, on a real broker and a real database. */
class CopyTest {
  private static final String NOBODY_LISTENS = "localhost:1";
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static Vertx vertx;
  private static Pool database;
  private static KafkaProducer<String, byte[]> producer;

  private final List<CopyLoop<?, ?>> running = new ArrayList<>();

  @BeforeAll
  static void start() {
    TopicSetup.recreate(SharedStack.get().bootstrapServers(), Topic.TENANT_CHANGED);
    vertx = Vertx.vertx();
    database = TestDatabase.create(SharedStack.get().postgres(), "copies").workerPool(vertx);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedStack.get().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    database.closeAndAwait();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void stopCopies() {
    running.forEach(CopyLoop::close);
  }

  @Test
  void everyReplicaSeesEverythingWithinTwoSeconds() throws Exception {
    var first = copy();
    var second = copy();
    awaitReady(first, second);
    TenantId tenant = new TenantId(Ids.next());

    long told = System.nanoTime();
    tell(tenant, 1, TenantStatus.SUSPENDED);
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> status(first, tenant) == TenantStatus.SUSPENDED);
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> status(second, tenant) == TenantStatus.SUSPENDED);
    assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anyOneIsFoundByWhatIsKnownOfIt() {
    Copy<TenantId, TenantChanged> copy = new Copy<>(CopyKind.TENANT, GRACE);
    TenantId tenant = new TenantId(Ids.next());
    assertThat(copy.apply(copied(tenant, 1, TenantStatus.ACTIVE))).isTrue();

    assertThat(copy.findAny(known -> known.slug().equals("fibra-sur")))
        .hasValueSatisfying(found -> assertThat(found.tenantId()).isEqualTo(tenant));
    assertThat(copy.findAny(known -> known.slug().equals("fibra"))).isEmpty();
  }

  @Test
  void olderVersionNeverReplacesANewerOneInMemoryOrInTheTable() throws Exception {
    TenantId tenant = new TenantId(Ids.next());
    tell(tenant, 2, TenantStatus.SUSPENDED);
    tell(tenant, 1, TenantStatus.ACTIVE);
    TenantId last = new TenantId(Ids.next());
    tell(last, 1, TenantStatus.ACTIVE);

    var copy = copy();
    await().until(() -> copy.find(last).isPresent());
    assertThat(status(copy, tenant)).isEqualTo(TenantStatus.SUSPENDED);

    new CopyTable<>(CopyKind.TENANT, database)
        .save(List.of(copied(tenant, 1, TenantStatus.ACTIVE)))
        .await()
        .atMost(Duration.ofSeconds(5));
    await().until(() -> storedVersion(tenant) == 2);
  }

  @Test
  void restartWithoutKafkaServesWhatWasStored() throws Exception {
    TenantId tenant = new TenantId(Ids.next());
    new CopyTable<>(CopyKind.TENANT, database)
        .save(List.of(copied(tenant, 3, TenantStatus.SUSPENDED)))
        .await()
        .atMost(Duration.ofSeconds(5));

    var copy = copy(NOBODY_LISTENS);
    await().until(() -> copy.find(tenant).isPresent());
    assertThat(status(copy, tenant)).isEqualTo(TenantStatus.SUSPENDED);
    await().atMost(Duration.ofSeconds(3)).until(copy::isReady);
    assertThat(copy.find(new TenantId(Ids.next()))).isEmpty();
    assertThat(copy.behind()).isGreaterThan(GRACE);
  }

  @Test
  void emptyCopyIsNotReadyWithoutKafka() throws Exception {
    Copy<TenantId, TenantChanged> copy = new Copy<>(CopyKind.TENANT, Duration.ZERO);
    assertThat(copy.isReady()).isFalse();
    assertThat(copy.apply(copied(new TenantId(Ids.next()), 1, TenantStatus.ACTIVE))).isTrue();
    assertThat(copy.isReady()).isTrue();
  }

  @Test
  void erasedTenantIsForgotten() throws Exception {
    TenantId tenant = new TenantId(Ids.next());
    var copy = copy();
    tell(tenant, 1, TenantStatus.ACTIVE);
    await().until(() -> storedVersion(tenant) == 1);
    producer
        .send(new ProducerRecord<>(Topic.TENANT_CHANGED.topicName(), tenant.toString(), null))
        .get();
    await().until(() -> copy.find(tenant).isEmpty() && storedVersion(tenant) == 0);
  }

  @Test
  void whatIsNoEventIsLeftOut() throws Exception {
    var copy = copy();
    TenantId tenant = new TenantId(Ids.next());
    producer
        .send(
            new ProducerRecord<>(
                Topic.TENANT_CHANGED.topicName(), tenant.toString(), new byte[] {1}))
        .get();
    tell(tenant, 1, TenantStatus.ACTIVE);
    await().until(() -> copy.find(tenant).isPresent());
  }

  private Copy<TenantId, TenantChanged> copy() {
    return copy(SharedStack.get().bootstrapServers());
  }

  private Copy<TenantId, TenantChanged> copy(String bootstrapServers) {
    Copy<TenantId, TenantChanged> copy = new Copy<>(CopyKind.TENANT, GRACE);
    CopyLoop<TenantId, TenantChanged> loop =
        new CopyLoop<>(
            copy,
            new CopyTable<>(CopyKind.TENANT, database),
            () ->
                new WholeTopic(
                    Topic.TENANT_CHANGED, Map.of("bootstrap.servers", bootstrapServers)));
    running.add(loop);
    loop.start();
    return copy;
  }

  @SafeVarargs
  private static void awaitReady(Copy<TenantId, TenantChanged>... copies) {
    for (Copy<TenantId, TenantChanged> copy : copies) {
      await().until(copy::isReady);
    }
  }

  private static @Nullable TenantStatus status(
      Copy<TenantId, TenantChanged> copy, TenantId tenant) {
    return copy.find(tenant).map(found -> found.event().status()).orElse(null);
  }

  /** 0 when it is not there. */
  private static long storedVersion(TenantId tenant) {
    return new CopyTable<>(CopyKind.TENANT, database)
        .load().await().atMost(Duration.ofSeconds(5)).stream()
            .filter(row -> row.tenantId().equals(tenant))
            .mapToLong(Copied::version)
            .sum();
  }

  private static Copied<TenantChanged> copied(TenantId tenant, long version, TenantStatus status) {
    TenantChanged event = event(tenant, version, status);
    return new Copied<>(tenant, tenant.value(), version, event, json(event));
  }

  private static void tell(TenantId tenant, long version, TenantStatus status) throws Exception {
    var envelope =
        new EventEnvelope<>(
            Ids.next(), Instant.now(), tenant, null, event(tenant, version, status));
    var record =
        new ProducerRecord<>(
            Topic.TENANT_CHANGED.topicName(),
            tenant.toString(),
            json(envelope.data()).getBytes(StandardCharsets.UTF_8));
    Map.of(
            EventHeaders.ID, envelope.id().toString(),
            EventHeaders.TYPE, Topic.TENANT_CHANGED.type(),
            EventHeaders.TENANT, tenant.toString(),
            EventHeaders.SUBJECT, tenant.toString(),
            EventHeaders.TIME, envelope.time().toString())
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record).get();
  }

  private static TenantChanged event(TenantId tenant, long version, TenantStatus status) {
    return new TenantChanged(
        tenant.value(),
        version,
        "Fibra Sur",
        "fibra-sur",
        status,
        false,
        "isp",
        "America/Argentina/Buenos_Aires",
        "AR",
        "es",
        "ARS",
        "starter",
        null,
        null,
        null);
  }

  private static String json(TenantChanged event) {
    return """
    {"tenantId":"%s","version":%d,"name":"%s","slug":"%s","status":"%s","lockedDown":false,
     "vertical":"isp","timeZone":"%s","country":"AR","language":"es","currency":"ARS",
     "planCode":"starter"}
    """
        .formatted(
            event.tenantId(),
            event.version(),
            event.name(),
            event.slug(),
            event.status(),
            event.timeZone());
  }
}
