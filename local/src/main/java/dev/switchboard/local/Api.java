package dev.switchboard.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP API as one caller sees it.
 *
 * @param base scheme, host and port
 * @param token the caller's; none for what is open to all
 */
public record Api(String base, @Nullable String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A service that has not heard of a tenant yet answers one of these; it hears within seconds. */
  private static final Set<Integer> NOT_HEARD_YET = Set.of(401, 403, 404, 503);

  private static final Duration HEARS_WITHIN = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Amounts keep their digits: 24.00 is not 24.0. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  public Api {
    Objects.requireNonNull(base, "base");
  }

  /** What came back; a body that is not JSON is a missing node. */
  public record Answer(String request, int status, JsonNode body) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /**
     * The body of a success.
     *
     * @throws IllegalStateException with the problem's code and detail
     */
    public JsonNode require() {
      if (!ok()) {
        String said = body.path("code").asText() + " " + body.path("detail").asText();
        throw new IllegalStateException("%s answered %d %s".formatted(request, status, said));
      }
      return body;
    }
  }

  public Api as(String bearer) {
    return new Api(base, bearer);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  private Answer send(String method, String path, @Nullable Object body) {
    URI uri = URI.create(base + path);
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request.header("Content-Type", "application/json");
        request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      }
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(method + " " + uri, response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + uri + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + method + " " + uri, e);
    }
  }

  /** The first answer of a service that knows the tenant, or the last one when it never does. */
  static Answer whenHeard(Supplier<Answer> request) {
    long deadline = System.nanoTime() + HEARS_WITHIN.toNanos();
    Answer answer = request.get();
    while (NOT_HEARD_YET.contains(answer.status()) && System.nanoTime() < deadline) {
      Waiting.pause();
      answer = request.get();
    }
    return answer;
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
