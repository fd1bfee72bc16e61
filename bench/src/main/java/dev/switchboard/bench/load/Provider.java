package dev.switchboard.bench.load;

import dev.switchboard.local.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts deliveries as a provider does: again until they are answered 200, to whichever replica
 * takes the connection.
 */
public final class Provider implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final List<URI> webhooks;
  private final AtomicInteger turn = new AtomicInteger();
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

  /**
   * @param webhooks the same endpoint on every replica
   */
  public Provider(List<URI> webhooks) {
    this.webhooks = List.copyOf(webhooks);
  }

  /**
   * A post that was answered 200.
   *
   * @param begunAt as {@link System#nanoTime} has it
   */
  public record Accepted(long begunAt, long nanos) {}

  /**
   * Returns when the delivery was answered 200.
   *
   * @throws IllegalStateException when it never is
   */
  public void deliver(Delivery delivery) {
    if (!Waiting.until(GIVEN_UP_AFTER, PAUSE, () -> isAccepted(delivery))) {
      throw new IllegalStateException(delivery.messageId() + " was never accepted");
    }
  }

  /** Every accepted post, in the order of the answers. */
  public List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private boolean isAccepted(Delivery delivery) {
    URI webhook = webhooks.get(Math.floorMod(turn.getAndIncrement(), webhooks.size()));
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature-256", delivery.signature())
            .POST(BodyPublishers.ofByteArray(delivery.body()))
            .build();
    long begin = System.nanoTime();
    try {
      if (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        return false;
      }
      accepted.add(new Accepted(begin, System.nanoTime() - begin));
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting " + delivery.messageId(), e);
    }
  }
}
