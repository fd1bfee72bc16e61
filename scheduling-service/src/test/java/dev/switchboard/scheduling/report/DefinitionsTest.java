package dev.switchboard.scheduling.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What the page says of reports is what they are; {@code -Dswitchboard.write-docs} writes it. */
class DefinitionsTest {
  private static final Path PAGE = Path.of("../docs/reports.md");

  @Test
  void thePageHasEveryReportInItsVersion() throws IOException {
    if (Boolean.getBoolean("switchboard.write-docs")) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE).hasContent(page());
  }

  @Test
  void namesAreUniqueAndMoneySaysItsCurrency() {
    assertThat(Reports.ALL.stream().map(ReportDefinition::name)).doesNotHaveDuplicates();
    for (ReportDefinition report : Reports.ALL) {
      assertThat(new HashSet<>(report.columns().stream().map(Column::name).toList()))
          .hasSameSizeAs(report.columns());
      boolean money = report.columns().stream().anyMatch(one -> one.kind() == Column.Kind.MONEY);
      boolean currency =
          report.columns().stream().anyMatch(one -> one.name().equals(Column.CURRENCY));
      assertThat(currency).describedAs(report.name()).isEqualTo(money);
    }
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Reports

            `GET /v1/crm/reports/{name}?from=2026-03-01&to=2026-03-31`, or `{name}.csv`: the same rows. Days are those of the business's
            zone, both counted; without them it is the last thirty. A visit belongs to the day it starts on. This page is compared with
            the code by a test. Whoever changes what a number means raises the report's version.
            """);
    Reports.ALL.forEach(report -> page.append(section(report)));
    return page.toString();
  }

  private static String section(ReportDefinition report) {
    StringBuilder section =
        new StringBuilder(
            "\n## %s\n%s\n\n| column | is | meaning |\n| --- | --- | --- |\n"
                .formatted(
                    report.title(),
                    wrapped(
                        "`%s`, version %d. %s"
                            .formatted(report.name(), report.version(), report.definition()))));
    report
        .columns()
        .forEach(
            column ->
                section.append(
                    "| `%s` | %s | %s |\n"
                        .formatted(column.name(), column.kind(), column.meaning())));
    return section.toString();
  }

  private static String wrapped(String text) {
    return text.replaceAll("(.{1,140})( |$)", "$1\n").strip();
  }
}
