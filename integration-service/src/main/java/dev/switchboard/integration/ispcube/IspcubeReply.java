package dev.switchboard.integration.ispcube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.integration.connection.Health;
import dev.switchboard.integration.outbound.OutboundAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What an answer means (protocols.md 4.4, 4.5): one record may come as an object or in an array, a
 * failure with any status, 200 included, and a proxy's page in place of both.
 */
sealed interface IspcubeReply {
  JsonMapper JSON = JsonMapper.builder().build();
  int LONGEST_REASON = 200;

  /** At least one record, each an object. */
  record Records(List<JsonNode> records) implements IspcubeReply {
    public Records {
      records = List.copyOf(records);
    }

    /** People's data, nothing for a log. */
    @Override
    public String toString() {
      return "Records[%d]".formatted(records.size());
    }
  }

  /** The installation looked and there is none. */
  record None() implements IspcubeReply {}

  /**
   * No answer to the question.
   *
   * @param health what that says about the connection
   */
  record Failed(Health health, String reason) implements IspcubeReply {}

  static IspcubeReply read(OutboundAnswer answer) {
    return switch (answer) {
      case OutboundAnswer.Silent silent -> new Failed(Health.DEGRADED, silent.reason());
      case OutboundAnswer.Answered answered -> read(answered.status(), json(answered.body()));
    };
  }

  /** The body as JSON, if it is an object or an array. */
  static Optional<JsonNode> json(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static IspcubeReply read(int status, Optional<JsonNode> json) {
    if (status >= 200 && status < 300) {
      return json.map(IspcubeReply::records)
          .orElseGet(() -> new Failed(Health.DEGRADED, "UNREADABLE"));
    }
    String reason = reason(status, json);
    return switch (status) {
      case 404 -> json.isPresent() ? new None() : new Failed(Health.BROKEN, reason);
      case 400, 401, 403, 422 -> new Failed(Health.BROKEN, reason);
      default -> new Failed(Health.DEGRADED, reason);
    };
  }

  private static IspcubeReply records(JsonNode json) {
    if (json.path("status").isBoolean() && !json.path("status").booleanValue()) {
      return new Failed(Health.DEGRADED, reason(200, Optional.of(json)));
    }
    List<JsonNode> records =
        json.isArray()
            ? json.valueStream().filter(JsonNode::isObject).toList()
            : json.isEmpty() ? List.of() : List.of(json);
    return records.isEmpty() ? new None() : new Records(records);
  }

  private static String reason(int status, Optional<JsonNode> json) {
    String said =
        json.map(body -> body.path("message").asText(body.path("error").asText())).orElse("");
    String reason = said.isBlank() ? "STATUS_" + status : "STATUS_%d: %s".formatted(status, said);
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}
