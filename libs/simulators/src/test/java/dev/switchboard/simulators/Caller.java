package dev.switchboard.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client with fixed headers. */
public final class Caller {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final Map<String, String> headers;
  private final Duration patience;

  public Caller(String url, Map<String, String> headers) {
    this(url, headers, Duration.ofSeconds(20));
  }

  private Caller(String url, Map<String, String> headers, Duration patience) {
    this.url = url;
    this.headers = headers;
    this.patience = patience;
  }

  public Caller with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Caller(url, more, patience);
  }

  public Caller without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Caller(url, fewer, patience);
  }

  public Caller waitingOnly(Duration atMost) {
    return new Caller(url, headers, atMost);
  }

  public Answer get(String path) {
    return call("GET", path, "");
  }

  public Answer post(String path, String body) {
    return call("POST", path, body);
  }

  public Answer call(String method, String path, String body) {
    try {
      return trying(method, path, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer trying(String method, String path, String body) throws IOException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + path))
              .timeout(patience)
              .method(method, BodyPublishers.ofString(body));
      headers.forEach(request::header);
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Content-Type").orElse(""));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public record Answer(int status, String body, String contentType) {
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String at(String pointer) {
      return json().at(pointer).asText();
    }
  }
}
