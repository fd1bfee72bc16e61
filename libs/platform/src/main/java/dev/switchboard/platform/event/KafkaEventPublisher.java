package dev.switchboard.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka as CloudEvents in binary mode, idempotently, acknowledged by all replicas. Not
 * safe for several threads: the relay has one.
 */
public final class KafkaEventPublisher implements EventPublisher {
  private static final int LARGEST_RECORD = 8 * 1024 * 1024;

  private final String source;
  private final Map<String, Object> settings;
  private @Nullable KafkaProducer<String, byte[]> producer;

  /**
   * @param source CloudEvents source, {@code /conversation-service}
   * @param connection {@code bootstrap.servers} and what else the installation needs to connect
   */
  public KafkaEventPublisher(String source, Map<String, Object> connection) {
    this.source = source;
    this.settings = new HashMap<>(connection);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Idempotence alone does not keep the order: a broker that knows nothing of a producer yet
    // takes
    // its second request although the first one failed and comes again.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // What the relay has read goes out in one request, and not its first row ahead of the rest.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 3);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    // Metadata that does not come must not keep the relay from renewing its lease.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
  }

  @Override
  public List<CompletableFuture<Void>> publish(List<OutboxRow> rows) {
    KafkaProducer<String, byte[]> current = producer();
    List<CompletableFuture<Void>> acks = new ArrayList<>(rows.size());
    for (OutboxRow row : rows) {
      acks.add(refusesForNow(acks) ? acks.getLast() : send(current, row));
    }
    return acks;
  }

  /**
   * A producer that cannot reach the broker lets each row wait for a second. The first such row is
   * the answer for those behind it: none may overtake it, and the relay must renew its lease.
   */
  private static boolean refusesForNow(List<CompletableFuture<Void>> acks) {
    return !acks.isEmpty()
        && acks.getLast().isCompletedExceptionally()
        && !(acks.getLast().exceptionNow() instanceof UnpublishableEventException);
  }

  @Override
  public void abandon() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private CompletableFuture<Void> send(KafkaProducer<String, byte[]> to, OutboxRow row) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      var unused =
          to.send(
              record(row),
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(judged(failure));
                }
              });
    } catch (RuntimeException e) {
      acknowledged.completeExceptionally(judged(e));
    }
    return acknowledged;
  }

  private ProducerRecord<String, byte[]> record(OutboxRow row) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(row.topicName(), row.key().toString(), row.data());
    Headers headers = record.headers();
    add(headers, EventHeaders.SPEC_VERSION, "1.0");
    add(headers, EventHeaders.ID, row.eventId().toString());
    add(headers, EventHeaders.TYPE, row.type());
    add(headers, EventHeaders.SOURCE, source);
    add(headers, EventHeaders.TIME, row.time().toString());
    add(headers, EventHeaders.SUBJECT, row.subject().toString());
    TenantId tenant = row.tenantId();
    if (tenant != null) {
      add(headers, EventHeaders.TENANT, tenant.toString());
    }
    add(headers, EventHeaders.TRACE_PARENT, row.traceParent());
    add(headers, EventHeaders.DEAD_LETTER_REASON, row.deadLetterReason());
    add(headers, EventHeaders.CONTENT_TYPE, "application/json");
    return record;
  }

  private static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(UTF_8));
    }
  }

  /** A topic that does not exist is an operator's to create, not the row's fault. */
  private static Exception judged(Exception failure) {
    return switch (failure) {
      case RecordTooLargeException e -> new UnpublishableEventException(e);
      case SerializationException e -> new UnpublishableEventException(e);
      case UnknownTopicOrPartitionException e -> e;
      case InvalidTopicException e -> new UnpublishableEventException(e);
      case IllegalArgumentException e -> new UnpublishableEventException(e);
      default -> failure;
    };
  }
}
