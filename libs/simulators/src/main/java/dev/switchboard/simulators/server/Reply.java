package dev.switchboard.simulators.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a simulator answers. */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** JSON in UTF-8. */
  public static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json; charset=UTF-8", Json.write(body), Map.of());
  }

  /** Plain text. */
  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=UTF-8", body, Map.of());
  }

  /** What a proxy in between writes. */
  public static Reply html(int status, String title) {
    String page = "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>";
    return new Reply(status, "text/html", page.formatted(title), Map.of());
  }

  /** 204. */
  public static Reply nothing() {
    return new Reply(204, "", "", Map.of());
  }

  /** This answer with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more);
  }
}
