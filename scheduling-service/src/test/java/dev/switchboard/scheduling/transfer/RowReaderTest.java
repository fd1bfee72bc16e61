package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.transfer.BusinessSetup.Service;
import dev.switchboard.scheduling.transfer.BusinessSetup.Technician;
import dev.switchboard.scheduling.transfer.Problem.Code;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private static final RowReader READER =
      new RowReader(
          new BusinessSetup(
              new Business("isp", ZoneId.of("America/Argentina/Buenos_Aires"), "AR", "es", "ARS"),
              List.of(new Service("isp_repair", "Repair", 60, 90, null)),
              List.of(new Technician(new UUID(0, 1), "CREW", List.of(), true, true))),
          Instant.parse("2026-11-24T12:00:00Z"),
          null);

  private static final Map<Field, String> GOOD =
      Map.of(
          Field.EXTERNAL_ID, "1",
          Field.STARTS_AT, "2026-11-25 10:00",
          Field.CUSTOMER_NAME, "Ana",
          Field.CUSTOMER_PHONE, "+5491155550101",
          Field.SERVICE_TYPE, "Repair");

  @ParameterizedTest
  @CsvSource(
      value = {
        "STARTS_AT|25/11/2026 10:00|NOT_A_TIME",
        "STARTS_AT|1999-12-31 10:00|OUT_OF_RANGE",
        "STARTS_AT|+999999999-12-31T23:59|OUT_OF_RANGE",
        "STARTS_AT|2032-01-01 10:00|OUT_OF_RANGE",
        "ENDS_AT|2026-11-25 10:00|OUT_OF_RANGE",
        "ENDS_AT|2026-11-26 10:00|OUT_OF_RANGE",
        "DURATION_MINUTES|4294967301|NOT_A_NUMBER",
        "DURATION_MINUTES|0|NOT_A_NUMBER",
        "DURATION_MINUTES|1.5|NOT_A_NUMBER",
        "QUOTED_VALUE|1e999999999|NOT_A_NUMBER",
        "QUOTED_VALUE|0.0001|NOT_A_NUMBER",
        "CUSTOMER_ID|1-1-1-1-1|NOT_AN_ID",
        "EMERGENCY|maybe|NOT_A_BOOLEAN",
        "TECHNICIAN|Bruno|UNKNOWN_TECHNICIAN",
        "STATUS|no show|NOT_YET"
      },
      delimiter = '|')
  void whatIsWrongIsNamedWithItsField(Field field, String text, Code code) {
    assertThat(problems(with(field, text))).containsExactly(Problem.of(field, code));
  }

  @Property(tries = 1_000)
  void anyTextInAnyFieldIsReadOrRefused(
      @ForAll("fields") Field field, @ForAll("texts") String text) {
    Reading reading = READER.read(new SourceRow(2, with(field, text)));

    assertThat(reading).isNotNull();
    assertThat(READER.read(new SourceRow(2, Map.of(field, text))))
        .isInstanceOf(Reading.Refused.class);
  }

  @Provide
  Arbitrary<Field> fields() {
    return Arbitraries.of(Field.class);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(50),
        Arbitraries.strings().withChars("0123456789-+:TZ .eE/").ofMinLength(1).ofMaxLength(30),
        Arbitraries.strings().alpha().ofMinLength(1_000).ofMaxLength(5_000));
  }

  private static Map<Field, String> with(Field field, String text) {
    Map<Field, String> texts = new EnumMap<>(GOOD);
    texts.put(field, text);
    return texts;
  }

  private static List<Problem> problems(Map<Field, String> texts) {
    return switch (READER.read(new SourceRow(2, texts))) {
      case Reading.Draft draft -> List.of();
      case Reading.Refused refused -> refused.report().problems();
    };
  }
}
