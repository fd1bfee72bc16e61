package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultTarget;
import dev.switchboard.simulators.server.Faults;
import dev.switchboard.simulators.server.Overtaking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Deliveries to a business's webhook: signed over the bytes that are sent, and posted again until
 * they are answered 200 (protocols.md 1.3). Meta retries for days; here the pauses grow from 200 ms
 * to 5 s, for a quarter of an hour.
 */
final class Webhooks implements AutoCloseable {
  private static final ObjectWriter ESCAPED =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);
  private static final int AT_ONCE = 64;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Semaphore connections = new Semaphore(AT_ONCE);
  private final Overtaking overtaking = new Overtaking();
  private final Faults faults;
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  Webhooks(Faults faults) {
    this.faults = faults;
  }

  /** Posts a delivery and returns when it was answered 200, given up, or swallowed by a fault. */
  void deliver(BusinessNumber number, ObjectNode envelope) throws InterruptedException {
    if (number.webhookUrl().isEmpty()) {
      return;
    }
    URI url = number.webhookUrl().get();
    byte[] body = bytes(envelope);
    String text = "POST " + url.getPath() + "\n" + new String(body, StandardCharsets.UTF_8);
    pending.incrementAndGet();
    try {
      faulty(faults.take(FaultTarget.WEBHOOK, text), new Delivery(url, number.appSecret(), body));
    } finally {
      pending.decrementAndGet();
    }
  }

  /**
   * How many deliveries are under way, were answered 200, of these once more on purpose, and
   * attempts that were not.
   */
  ObjectNode counts(ObjectNode into) {
    into.put("pending", pending.get()).put("delivered", delivered.get());
    return into.put("repeated", repeated.get()).put("refusedAttempts", refused.get());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  static String signature(String appSecret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void faulty(Optional<Fault> fault, Delivery delivery) throws InterruptedException {
    if (fault.isEmpty()) {
      untilAnswered(delivery);
      overtaking.pass();
      return;
    }
    switch (fault.get().mode()) {
      case DELAY -> Thread.sleep(fault.get().delay());
      case DUPLICATE -> {
        untilAnswered(delivery);
        repeated.incrementAndGet();
      }
      case REORDER -> overtaking.letOnePass(fault.get().delay());
      case GARBAGE -> untilAnswered(delivery.brokenOff());
      case BLACKHOLE -> {
        return;
      }
      default -> throw new IllegalStateException("no fault of a webhook");
    }
    untilAnswered(delivery);
  }

  private void untilAnswered(Delivery delivery) throws InterruptedException {
    long since = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (!isAnswered(delivery)) {
      refused.incrementAndGet();
      if (System.nanoTime() - since > GIVEN_UP_AFTER.toNanos()) {
        return;
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    delivered.incrementAndGet();
  }

  private boolean isAnswered(Delivery delivery) throws InterruptedException {
    connections.acquire();
    try {
      return http.send(delivery.request(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } finally {
      connections.release();
    }
  }

  private static byte[] bytes(ObjectNode envelope) {
    try {
      return ESCAPED.writeValueAsBytes(envelope);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Delivery {
    private final URI url;
    private final String appSecret;
    private final byte[] body;

    Delivery(URI url, String appSecret, byte[] body) {
      this.url = url;
      this.appSecret = appSecret;
      this.body = body;
    }

    Delivery brokenOff() {
      return new Delivery(url, appSecret, Arrays.copyOf(body, body.length / 2));
    }

    HttpRequest request() {
      return HttpRequest.newBuilder(url)
          .timeout(Duration.ofSeconds(20))
          .header("Content-Type", "application/json")
          .header("User-Agent", "facebookexternalua")
          .header("X-Hub-Signature-256", signature(appSecret, body))
          .POST(BodyPublishers.ofByteArray(body))
          .build();
    }
  }
}
