package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** JSON over HTTP, as a stranger with curl would. */
record Http(String base, String authorization) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Http at(String base) {
    return new Http(base, "");
  }

  Http as(String token) {
    return new Http(base, "Bearer " + token);
  }

  /** What came back, whatever it is. */
  record Answer(int status, JsonNode body) {}

  JsonNode get(String path) {
    return wellAnswered(path, ask(path));
  }

  Answer ask(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Map<String, ?> body) {
    return wellAnswered(path, tell(path, body));
  }

  Answer tell(String path, Map<String, ?> body) {
    return send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString())));
  }

  void remove(String path) {
    var unused = wellAnswered(path, send(request(path).DELETE()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private JsonNode wellAnswered(String path, Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError("%s%s: %d %s".formatted(base, path, answer.status(), answer.body()));
    }
    return answer.body();
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode body = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), body);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
