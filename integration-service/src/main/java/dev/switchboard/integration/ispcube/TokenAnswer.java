package dev.switchboard.integration.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The token in what {@code sanctum/token} answers: installations differ (protocols.md 4.1). */
final class TokenAnswer {
  /** Visible characters that can stand in a header, and none that begin JSON or a page. */
  private static final Pattern TOKEN = Pattern.compile("[!#-;=?-z|~]{8,1000}");

  private TokenAnswer() {}

  static Optional<String> read(String body) {
    return IspcubeReply.json(body)
        .map(TokenAnswer::member)
        .orElseGet(() -> Optional.of(unquoted(body.strip())))
        .map(String::strip)
        .filter(text -> TOKEN.matcher(text).matches());
  }

  private static Optional<String> member(JsonNode json) {
    return Stream.of(
            json.path("token"),
            json.path("access_token"),
            json.at("/data/token"),
            json.at("/data/access_token"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
