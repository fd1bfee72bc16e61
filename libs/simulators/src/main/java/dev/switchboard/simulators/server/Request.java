package dev.switchboard.simulators.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read whole.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, without the question mark; empty when there is none
 * @param headers by lower-case name, the first value of each
 * @param body decoded as UTF-8
 */
public record Request(
    String method, String path, String query, Map<String, String> headers, String body) {
  public Request {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The credential of {@code Authorization: Bearer ...}. */
  public Optional<String> bearer() {
    return header("authorization")
        .filter(it -> it.startsWith("Bearer "))
        .map(it -> it.substring(7));
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  /** All values of a query parameter, in order. */
  public List<String> parameters(String name) {
    return values(query, name);
  }

  /** The first value of a member of a form body. */
  public Optional<String> formMember(String name) {
    return values(body, name).stream().findFirst();
  }

  /** The path's parts between the slashes, decoded. */
  public List<String> segments() {
    return Arrays.stream(path.split("/"))
        .filter(it -> !it.isEmpty())
        .map(it -> URLDecoder.decode(it.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  /** Method and path in one text, to switch on. */
  public String route() {
    return method + " " + path;
  }

  /** What a fault's or a filter's expression is searched in: method, target and body. */
  public String text() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query) + "\n" + body;
  }

  /**
   * The body of a control request; an empty body is an empty object.
   *
   * @throws RefusedException when the body is no JSON object
   */
  public ObjectNode object() {
    if (body.isBlank()) {
      return Json.object();
    }
    return Json.readObject(body)
        .orElseThrow(() -> new RefusedException("the body must be a JSON object"));
  }

  private static List<String> values(String encoded, String name) {
    return Arrays.stream(encoded.split("&"))
        .map(it -> it.split("=", 2))
        .filter(it -> decoded(it[0]).equals(name))
        .map(it -> it.length == 2 ? decoded(it[1]) : "")
        .toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
