package dev.switchboard.integration.outbound;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to an outside address.
 *
 * @param patience within this the whole answer must be there
 */
public record OutboundCall(
    HttpMethod method,
    URI uri,
    Map<String, String> headers,
    @Nullable String body,
    Duration patience) {
  public OutboundCall {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(patience, "patience");
  }

  public static OutboundCall of(HttpMethod method, String uri, Duration patience) {
    return new OutboundCall(method, URI.create(uri), Map.of(), null, patience);
  }

  public OutboundCall with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new OutboundCall(method, uri, more, body, patience);
  }

  public OutboundCall with(Map<String, String> further) {
    Map<String, String> more = new HashMap<>(headers);
    more.putAll(further);
    return new OutboundCall(method, uri, more, body, patience);
  }

  public OutboundCall sending(String contentType, String text) {
    return new OutboundCall(method, uri, with("Content-Type", contentType).headers, text, patience);
  }

  /** Shows where to and nothing else: headers, body and query hold secrets and people. */
  @Override
  public String toString() {
    return "OutboundCall[%s %s]".formatted(method, uri.getHost());
  }
}
