package dev.switchboard.scheduling.travel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TravelServiceTest {
  private static final Location HERE = new Location(-34.6, -58.38);
  private static final Location THERE = new Location(-34.66, -58.37);
  private static final Duration ESTIMATED = new CrowFlight(35, 1.3).between(HERE, THERE);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private HttpServer router;
  private volatile String answer = "";
  private volatile int status = 200;

  @BeforeEach
  void begin() throws IOException {
    router = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    router.createContext(
        "/table/v1/driving",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    router.start();
  }

  @AfterEach
  void end() {
    router.stop(0);
    vertx.close().await().atMost(Duration.ofSeconds(5));
  }

  @Test
  void whatTheRouterHasSaidIsAskedOnce() {
    answer = "{\"code\": \"Ok\", \"durations\": [[0, 812.4], [1003.6, 0]]}";
    TravelService travel = service();

    TravelTimes roads = among(travel);

    assertThat(roads.between(HERE, THERE)).isEqualTo(Duration.ofSeconds(812));
    assertThat(roads.between(THERE, HERE)).isEqualTo(Duration.ofSeconds(1004));
    assertThat(among(travel).between(HERE, THERE)).isEqualTo(Duration.ofSeconds(812));
    assertThat(asked)
        .containsExactly(
            "/table/v1/driving/-58.380000,-34.600000;-58.370000,-34.660000?annotations=duration");
  }

  @Test
  void whereThereIsNoWayItIsEstimated() {
    answer = "{\"code\": \"Ok\", \"durations\": [[0, null], [900, 0]]}";
    TravelTimes roads = among(service());

    assertThat(roads.between(HERE, THERE)).isEqualTo(ESTIMATED);
    assertThat(roads.between(THERE, HERE)).isEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "no",
        "{\"durations\": [[0]]}",
        "{\"durations\": [[0, \"far\"], [1, 0]]}"
      })
  void nonsenseIsNotBelievedNorRemembered(String nonsense) {
    answer = nonsense;
    TravelService travel = service();

    assertThat(among(travel).between(HERE, THERE)).isEqualTo(ESTIMATED);

    answer = "{\"durations\": [[0, 60], [60, 0]]}";
    assertThat(among(travel).between(HERE, THERE)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whoIsAwayOrRefusesIsDoneWithout() {
    status = 503;
    TravelService travel = service();
    assertThat(among(travel).between(HERE, THERE)).isEqualTo(ESTIMATED);
    router.stop(0);
    assertThat(among(travel).between(HERE, THERE)).isEqualTo(ESTIMATED);
  }

  @Test
  void withoutARouterOrWithTooManyPlacesNobodyIsAsked() {
    TravelTimes estimated = among(new TravelService(config(Optional.empty(), 100), vertx));
    assertThat(estimated.between(HERE, THERE)).isEqualTo(ESTIMATED);
    assertThat(among(new TravelService(config(Optional.of(url()), 1), vertx))).isEqualTo(estimated);
    assertThat(asked).isEmpty();
  }

  private TravelTimes among(TravelService travel) {
    return travel.among(List.of(HERE, THERE, HERE)).await().atMost(Duration.ofSeconds(10));
  }

  private TravelService service() {
    return new TravelService(config(Optional.of(url()), 100), vertx);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + router.getAddress().getPort() + "/table/v1/driving");
  }

  private static TravelConfig config(Optional<URI> url, int places) {
    return new TravelConfig() {
      @Override
      public double kilometresPerHour() {
        return 35;
      }

      @Override
      public double detourFactor() {
        return 1.3;
      }

      @Override
      public Optional<URI> tableUrl() {
        return url;
      }

      @Override
      public Duration tableTimeout() {
        return Duration.ofSeconds(2);
      }

      @Override
      public int tablePlaces() {
        return places;
      }
    };
  }
}
