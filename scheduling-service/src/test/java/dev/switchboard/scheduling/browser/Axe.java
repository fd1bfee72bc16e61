package dev.switchboard.scheduling.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** axe-core, which knows WCAG 2.2 AA and good practice; it finds nothing on a page of ours. */
final class Axe {
  private static final String SOURCE = source();
  private static final String VIOLATIONS =
      """
      async () => (await axe.run(document)).violations
        .map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).join(' | '))
      """;

  private Axe() {}

  static void findsNothingOn(Page page) {
    page.evaluate(SOURCE);
    List<?> violations = (List<?>) page.evaluate(VIOLATIONS);
    assertThat(violations).describedAs(page.title()).isEmpty();
  }

  private static String source() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
