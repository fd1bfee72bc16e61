package dev.switchboard.local.demo;

import dev.switchboard.local.Demo;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.demo.SignedDelivery.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The door that WhatsApp posts to, for whoever posts there by hand. */
final class Webhook {
  static final int OK = 200;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int TOO_LARGE = 413;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final Settings settings;

  Webhook(Settings settings) {
    this.settings = settings;
  }

  /** Signed by the demo's app, in one delivery. */
  SignedDelivery signed(Text... texts) {
    return SignedDelivery.of(List.of(texts), settings.text(Demo.APP_SECRET));
  }

  /** The same for a text in a delivery of that many bytes, most of them in a field nobody knows. */
  SignedDelivery signedLarge(Text text, int bytes) {
    String delivery = new String(signed(text).body(), StandardCharsets.UTF_8);
    String opening = "{\"padding\":\"\",";
    String padding = "x".repeat(bytes - delivery.length() - opening.length() + 1);
    return signed("{\"padding\":\"" + padding + "\"," + delivery.substring(1));
  }

  /** The same for whatever it is. */
  SignedDelivery signed(String body) {
    return SignedDelivery.of(body.getBytes(StandardCharsets.UTF_8), settings.text(Demo.APP_SECRET));
  }

  /** Posts to the demo's app, and returns the status it is answered with. */
  int post(SignedDelivery delivery) {
    return postTo(settings.text(Demo.APP_KEY), delivery);
  }

  int postTo(String appKey, SignedDelivery delivery) {
    return status(request(appKey, delivery));
  }

  /** Asks first whether so large a body is taken, as curl does; without, the pipe just breaks. */
  int announce(SignedDelivery delivery) {
    return status(request(settings.text(Demo.APP_KEY), delivery).expectContinue(true));
  }

  /** Posts one delivery so many times at once. */
  List<Integer> postAtOnce(int times, SignedDelivery delivery) {
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        answers.add(threads.submit(() -> post(delivery)));
      }
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery was not answered", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", e);
    }
    return statuses;
  }

  private HttpRequest.Builder request(String appKey, SignedDelivery delivery) {
    String url = LocalService.CONVERSATION.url(settings) + "/webhooks/whatsapp/" + appKey;
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("X-Hub-Signature-256", delivery.signature())
        .POST(BodyPublishers.ofByteArray(delivery.body()));
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", e);
    }
  }
}
