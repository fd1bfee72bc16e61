package dev.switchboard.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.TenantId;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.StructuredFormatter.ExceptionOutputType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the console writes: the filter, then Quarkus' JSON formatter. */
class PersonalDataFilterTest {
  private static final String TENANT = "12345678-1234-4123-8123-123456789012";

  private final PersonalDataFilter filter = new PersonalDataFilter();
  private final JsonFormatter formatter = jsonFormatter();

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void messageAndParametersAreMasked() throws IOException {
    JsonNode line =
        written(
            record(
                FormatStyle.PRINTF,
                "%s of %s, %s, tenant %s",
                "+5491155551234",
                "ana@example.com",
                "sbk_live_abc",
                TENANT));

    assertThat(line.get("message").asText())
        .isEqualTo("***1234 of ***@***, sbk_***, tenant " + TENANT);
    assertThat(line.get("timestamp").asText()).startsWith("20");
  }

  @Test
  void messageFormatStyleIsMaskedToo() throws IOException {
    JsonNode line = written(record(FormatStyle.MESSAGE_FORMAT, "from {0}", "5491155551234"));

    assertThat(line.get("message").asText()).isEqualTo("from ***1234");
  }

  @Test
  void everyTextOfAnExceptionIsMasked() throws IOException {
    IllegalStateException thrown =
        new IllegalStateException(
            "no answer from +5491155551234", new IOException("to a@b.example"));
    thrown.addSuppressed(new IllegalArgumentException("gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpG"));
    ExtLogRecord record = record(FormatStyle.PRINTF, "failed");
    record.setThrown(thrown);

    String stack = written(record).get("stackTrace").asText();

    assertThat(stack)
        .contains("java.lang.IllegalStateException: no answer from ***1234")
        .contains("java.io.IOException: to ***@***")
        .contains("java.lang.IllegalArgumentException: gAAAA***")
        .contains("PersonalDataFilterTest.everyTextOfAnExceptionIsMasked")
        .doesNotContain("5555", "b.example", "gAAAAAAd", "MaskedThrowable");
  }

  @Test
  void exceptionThatCausesItselfEnds() throws IOException {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));
    ExtLogRecord record = record(FormatStyle.PRINTF, "failed");
    record.setThrown(first);

    assertThat(written(record).get("stackTrace").asText()).contains("first", "second");
  }

  @Test
  void tenantAndTraceStandBesideTheMessageUnmasked() throws IOException {
    LogContext.enterTenant(TenantId.parse(TENANT));
    MDC.put("traceId", "01234567890123456789012345678901");
    MDC.put("spanId", "0123456789012345");
    MDC.put("caller", "+5491155551234");

    JsonNode fields = written(record(FormatStyle.PRINTF, "x")).get("mdc");

    assertThat(fields.get("tenantId").asText()).isEqualTo(TENANT);
    assertThat(fields.get("traceId").asText()).isEqualTo("01234567890123456789012345678901");
    assertThat(fields.get("spanId").asText()).isEqualTo("0123456789012345");
    assertThat(fields.get("caller").asText()).isEqualTo("***1234");
  }

  @Test
  void leftTenantNoLongerStandsBesideTheMessage() throws IOException {
    LogContext.enterTenant(TenantId.parse(TENANT));
    LogContext.leaveTenant();

    assertThat(written(record(FormatStyle.PRINTF, "x")).path("mdc").has("tenantId")).isFalse();
  }

  @Test
  void hostileInputStaysOneJsonLine() throws IOException {
    String hostile = "x\r\n{\"level\":\"ERROR\",\"message\":\"forged\"}\u2028\u0000\u001b[31m\"}";

    JsonNode line = written(record(FormatStyle.PRINTF, "said %s", hostile));

    assertThat(line.get("message").asText()).isEqualTo("said " + hostile);
    assertThat(line.get("level").asText()).isEqualTo("INFO");
  }

  @Test
  void percentSignsAndBracesOfTheTextAreNotFormattedAgain() throws IOException {
    JsonNode line = written(record(FormatStyle.PRINTF, "said %s", "100 %s {0} %n $1"));

    assertThat(line.get("message").asText()).isEqualTo("said 100 %s {0} %n $1");
  }

  @Test
  void recordThatCannotBeMaskedLosesItsTextAndHarmsNobody() throws IOException {
    Object failing =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("+5491155551234");
          }
        };
    ExtLogRecord record = record(FormatStyle.PRINTF, "from %s", failing);
    record.setThrown(new IOException("+5491155551234"));

    JsonNode line = written(record);

    assertThat(line.get("message").asText())
        .isEqualTo("a log line could not be masked: java.lang.IllegalStateException");
    assertThat(line.has("stackTrace")).isFalse();
  }

  @Test
  void recordOfAnotherLoggingLibraryIsMasked() {
    LogRecord plain = new LogRecord(Level.INFO, "from {0}");
    plain.setParameters(new Object[] {"+5491155551234"});

    assertThat(filter.isLoggable(plain)).isTrue();

    assertThat(ExtLogRecord.wrap(plain).getFormattedMessage()).isEqualTo("from ***1234");
  }

  private JsonNode written(ExtLogRecord record) throws IOException {
    assertThat(filter.isLoggable(record)).isTrue();
    String line = formatter.format(record);
    assertThat(line.strip().lines()).hasSize(1);
    return new ObjectMapper().readTree(line);
  }

  private static ExtLogRecord record(FormatStyle style, String message, Object... parameters) {
    ExtLogRecord record =
        new ExtLogRecord(Level.INFO, message, style, PersonalDataFilterTest.class.getName());
    record.setParameters(parameters);
    return record;
  }

  private static JsonFormatter jsonFormatter() {
    JsonFormatter formatter = new JsonFormatter();
    formatter.setExceptionOutputType(ExceptionOutputType.FORMATTED);
    return formatter;
  }
}
