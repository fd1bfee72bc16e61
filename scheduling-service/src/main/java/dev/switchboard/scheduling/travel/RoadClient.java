package dev.switchboard.scheduling.travel;

import dev.switchboard.scheduling.travel.RoadTable.Leg;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a router for the durations between places, as OSRM's table service answers them. */
final class RoadClient {
  private static final int OK = 200;

  private final HttpClient http;
  private final URI table;
  private final Duration timeout;

  RoadClient(Vertx vertx, URI table, Duration timeout) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(Math.toIntExact(timeout.toMillis())));
    this.table = table;
    this.timeout = timeout;
  }

  /** The legs that the router knows; fails when it does not answer in time, or with nonsense. */
  Uni<Map<Leg, Duration>> ask(List<Location> places) {
    return http.request(new RequestOptions().setAbsoluteURI(address(places)))
        .chain(HttpClientRequest::send)
        .chain(RoadClient::body)
        .map(answer -> legs(answer, places))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  /** Longitude comes first. */
  private String address(List<Location> places) {
    return places.stream()
        .map(place -> String.format(Locale.ROOT, "%.6f,%.6f", place.longitude(), place.latitude()))
        .collect(Collectors.joining(";", table + "/", "?annotations=duration"));
  }

  private static Uni<JsonArray> body(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      throw new IllegalStateException("the router answered " + response.statusCode());
    }
    return response.body().map(body -> body.toJsonObject().getJsonArray("durations"));
  }

  /** Null stands for no way. */
  private static Map<Leg, Duration> legs(JsonArray rows, List<Location> places) {
    Map<Leg, Duration> legs = new HashMap<>();
    for (int from = 0; from < places.size(); from++) {
      JsonArray row = rows.getJsonArray(from);
      for (int to = 0; to < places.size(); to++) {
        Double seconds = row.getDouble(to);
        if (seconds != null && seconds >= 0) {
          legs.put(
              new Leg(places.get(from), places.get(to)), Duration.ofSeconds(Math.round(seconds)));
        }
      }
    }
    return legs;
  }
}
