package dev.switchboard.platform.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Masks every record before a handler writes it: message with its parameters, exceptions, context
 * fields. Named by {@code quarkus.log.console.filter}. Lets every record pass; one that cannot be
 * masked loses its text.
 */
@LoggingFilter(name = "personal-data")
public final class PersonalDataFilter implements Filter {
  /** Ids of ours, which may be all digits. */
  private static final Set<String> IDS = Set.of(LogContext.TENANT_ID, "traceId", "spanId");

  /** The message as any formatter would write it, parameters filled in. */
  private static final ExtFormatter MESSAGE =
      new ExtFormatter() {
        @Override
        public String format(ExtLogRecord record) {
          return formatMessage(record);
        }
      };

  @Override
  public boolean isLoggable(LogRecord record) {
    try {
      mask(record);
    } catch (RuntimeException e) {
      // A parameter's toString failed. The caller of the log must not, and nothing may leak.
      record.setThrown(null);
      replaceMessage(record, "a log line could not be masked: " + e.getClass().getName());
    }
    return true;
  }

  private static void mask(LogRecord record) {
    ExtLogRecord readable = ExtLogRecord.wrap(record);
    String message = MESSAGE.format(readable);
    replaceMessage(record, message == null ? "" : PersonalData.mask(message));
    if (record.getThrown() != null) {
      record.setThrown(MaskedThrowable.of(record.getThrown()));
    }
    readable.setMdc(
        readable.getMdcCopy().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, PersonalDataFilter::maskedField)));
  }

  private static String maskedField(Map.Entry<String, String> field) {
    return IDS.contains(field.getKey())
        ? field.getValue()
        : PersonalData.mask(String.valueOf(field.getValue()));
  }

  /** Without parameters and bundle, so that the text is taken as it is. */
  private static void replaceMessage(LogRecord record, String message) {
    record.setParameters(null);
    record.setResourceBundle(null);
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(message, FormatStyle.NO_FORMAT);
    } else {
      record.setMessage(message);
    }
  }
}
