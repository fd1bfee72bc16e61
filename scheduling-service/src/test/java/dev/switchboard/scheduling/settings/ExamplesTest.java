package dev.switchboard.scheduling.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```json (PUT|POST) (\\S+)\\n(.*?)```", Pattern.DOTALL);

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void whatTheReadmeShowsIsAccepted() throws IOException {
    List<MatchResult> examples =
        EXAMPLE.matcher(Files.readString(Path.of("README.md"))).results().toList();

    assertThat(examples)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            example ->
                assertThat(
                        shop.asOwner()
                            .body(example.group(3))
                            .request(example.group(1), example.group(2))
                            .statusCode())
                    .describedAs(example.group())
                    .isIn(200, 201, 202));
  }
}
