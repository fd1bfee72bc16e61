package dev.switchboard.bench.slots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Searches, one after the other. */
final class SlotsBench {
  private static final int LIMIT = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SlotsRig rig;
  private final HttpClient http = HttpClient.newHttpClient();

  SlotsBench(SlotsRig rig) {
    this.rig = rig;
  }

  /**
   * Fills in the shape, and searches.
   *
   * @param warmUp searches that do not count
   */
  Figures measure(Shape shape, int warmUp, int searches) {
    rig.fill(shape);
    for (int i = 0; i < warmUp; i++) {
      search(shape);
    }
    Histogram latencies = new Histogram(3);
    Duration service = rig.serviceCpu();
    Duration postgres = rig.postgresCpu();
    for (int i = 0; i < searches; i++) {
      long begin = System.nanoTime();
      search(shape);
      latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
    }
    return Figures.of(
        shape, latencies, rig.serviceCpu().minus(service), rig.postgresCpu().minus(postgres));
  }

  private void search(Shape shape) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rig.url() + "/v1/crm/slots?" + query(shape)))
            .header("Authorization", "Bearer " + rig.token())
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      int found = answer.body().split("startsAt", -1).length - 1;
      if (answer.statusCode() != 200 || found != LIMIT) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String query(Shape shape) {
    LocalDate tomorrow = LocalDate.now(ZoneId.of(SlotsRig.ZONE)).plusDays(1);
    Instant from = tomorrow.atStartOfDay(ZoneId.of(SlotsRig.ZONE)).toInstant();
    String range =
        "serviceType=isp_repair&limit=%d&from=%s&to=%s"
            .formatted(LIMIT, from, from.plus(Duration.ofDays(shape.days())));
    return shape.place() ? range + "&latitude=-34.61&longitude=-58.42" : range;
  }
}
