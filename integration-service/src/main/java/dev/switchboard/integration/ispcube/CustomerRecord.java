package dev.switchboard.integration.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer as an installation describes him (protocols.md 4.4), read member by member: one that
 * is missing or of another type costs that member, not the account.
 */
record CustomerRecord(JsonNode json) {
  /** A line as the installation names it. */
  record Line(String id, @Nullable String user, @Nullable String node) {}

  boolean isLiving() {
    return !json.hasNonNull("deleted_at") && code().isPresent();
  }

  boolean hasService() {
    return lines().findAny().isPresent();
  }

  AccountStatus status() {
    return AccountStatus.of(json);
  }

  /** Phones as people typed them. */
  Stream<String> phones() {
    return json.path("phones").valueStream().flatMap(phone -> text(phone.path("number")).stream());
  }

  String document() {
    return text(json.path("doc_number")).orElse("");
  }

  List<Line> living() {
    return lines()
        .map(
            line ->
                new Line(
                    line.path("id").asText(),
                    text(line.path("user")).orElse(null),
                    text(line.path("node_id")).orElse(null)))
        .toList();
  }

  Account account(@Nullable String currency) {
    return new Account(
        code().orElseThrow(),
        text(json.path("name")).orElse(""),
        status(),
        amount("debt"),
        amount("duedebt"),
        currency,
        lines().flatMap(line -> text(line.at("/plan/name")).stream()).findFirst().orElse(null),
        lines().map(this::connection).toList(),
        text(json.at("/city/name")).orElse(null));
  }

  private AccountConnection connection(JsonNode line) {
    return new AccountConnection(
        line.path("id").asText(), text(line.path("address")).orElse(null), status());
  }

  /** Alive as protocols.md 4.4 has it. */
  private Stream<JsonNode> lines() {
    return json.path("connections")
        .valueStream()
        .filter(line -> line.isObject() && !line.hasNonNull("delete_date"))
        .filter(line -> line.path("deleted_in_provider").asInt() == 0);
  }

  private Optional<String> code() {
    return text(json.path("code"));
  }

  private @Nullable BigDecimal amount(String member) {
    try {
      return text(json.path(member)).map(BigDecimal::new).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Optional<String> text(JsonNode node) {
    return node.isValueNode() && !node.isNull()
        ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A person, nothing for a log. */
  @Override
  public String toString() {
    return "CustomerRecord[hidden]";
  }
}
