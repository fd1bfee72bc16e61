package dev.switchboard.scheduling.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```(json|csv) (PUT|POST) (\\S+)\\n(.*?)```", Pattern.DOTALL);

  private static final Map<String, String> TYPES =
      Map.of("json", "application/json", "csv", "text/csv; charset=UTF-8");

  private static final Pattern QUESTION =
      Pattern.compile("`GET (/v1/crm/(?:slots|scheduling)[^\\s`{]*)`");

  private static final Pattern CUSTOMER = Pattern.compile("\"customerId\": \"([^\"]+)\"");

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void whatTheReadmeShowsIsAccepted() throws IOException {
    List<MatchResult> examples =
        EXAMPLE.matcher(Files.readString(Path.of("README.md"))).results().toList();
    examples.forEach(this::knowCustomers);

    assertThat(examples)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            example ->
                assertThat(
                        shop.asOwner()
                            .contentType(TYPES.get(example.group(1)))
                            .body(example.group(4))
                            .request(example.group(2), example.group(3))
                            .statusCode())
                    .describedAs(example.group())
                    .isIn(200, 201, 202));
  }

  @Test
  void whatTheReadmeAsksIsAnswered() throws IOException {
    List<String> questions =
        QUESTION
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(question -> question.group(1))
            .toList();

    assertThat(questions)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            question ->
                assertThat(shop.asOwner().get(question).statusCode())
                    .describedAs(question)
                    .isEqualTo(200));
  }

  private void knowCustomers(MatchResult example) {
    CUSTOMER
        .matcher(example.group(4))
        .results()
        .forEach(
            customer ->
                Database.run(
                    """
                    INSERT INTO customer_copy (tenant_id, id, version, archived)
                    VALUES (?, ?, 1, false) ON CONFLICT DO NOTHING
                    """,
                    shop.tenant().value(),
                    UUID.fromString(customer.group(1))));
  }
}
