package dev.switchboard.scheduling.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+5491155",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1"
      })
  void whatASpreadsheetWouldRunIsMadeHarmlessAndReadBack(String text) throws IOException {
    String cell = cells(CsvText.line(List.of("name", text))).get(1);

    assertThat(cell).isEqualTo("'" + text);
    assertThat(CsvText.original(cell)).isEqualTo(text);
  }

  @Test
  void numbersAndPlainTextsStayAsTheyAre() {
    assertThat(CsvText.line(List.of(new BigDecimal("-3.50"), -2L, "O'Neill", "'quoted'")))
        .isEqualTo("-3.50,-2,O'Neill,'quoted'\r\n");
    assertThat(CsvText.original("'quoted'")).isEqualTo("'quoted'");
    assertThat(CsvText.line(List.of(List.of("=vip", "new"), List.of())))
        .isEqualTo("'=vip;new,\r\n");
  }

  @Property(tries = 500)
  void everyTextComesBackFromALineOfIts(@ForAll List<String> texts) throws IOException {
    String line = CsvText.line(Stream.concat(Stream.of("first"), texts.stream()).toList());

    List<String> read = cells(line);

    assertThat(read).hasSize(texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(read.get(i + 1)).isIn(texts.get(i), "'" + texts.get(i));
      assertThat(read.get(i + 1)).doesNotMatch("(?s)^[=+\\-@\\t\\r\\n].*");
    }
  }

  @Test
  void aViewsColumnsAreItsJsonsAndATimeIsShownTwice() {
    RecordColumns<Visit> columns = RecordColumns.of(Visit.class, row -> ZoneId.of("Europe/London"));
    Visit visit =
        new Visit(Instant.parse("2026-07-01T09:30:00Z"), new Person("=Ana"), List.of("vip", "dog"));

    assertThat(columns.header()).isEqualTo("startsAt,startsAtLocal,person.name,tags\r\n");
    assertThat(columns.lines(List.of(visit, new Visit(null, null, List.of()))))
        .isEqualTo("2026-07-01T09:30:00Z,2026-07-01T10:30,'=Ana,vip;dog\r\n,,,\r\n");
    assertThat(columns.only("tags"::equals).lines(List.of(visit))).isEqualTo("vip;dog\r\n");
  }

  private static List<String> cells(String line) throws IOException {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(1);
      return records.getFirst().toList();
    }
  }

  record Person(String name) {}

  record Visit(@Nullable Instant startsAt, @Nullable Person person, List<String> tags) {}
}
