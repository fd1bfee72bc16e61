package dev.switchboard.scheduling.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.switchboard.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name its name in JSON, in CSV and in the statement
 */
record Column(String name, Kind kind, String meaning) {
  /** Rows with money say which; amounts of different currencies are never in one row. */
  static final String CURRENCY = "currency";

  Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(meaning, "meaning");
  }

  static Column text(String name, String meaning) {
    return new Column(name, Kind.TEXT, meaning);
  }

  static Column count(String name, String meaning) {
    return new Column(name, Kind.COUNT, meaning);
  }

  static Column rate(String name, String meaning) {
    return new Column(name, Kind.RATE, meaning);
  }

  static Column hours(String name, String meaning) {
    return new Column(name, Kind.HOURS, meaning);
  }

  static Column money(String name, String meaning) {
    return new Column(name, Kind.MONEY, meaning);
  }

  static Column currency() {
    return text(CURRENCY, "ISO 4217; currencies are never added up");
  }

  @Nullable Object in(Row row) {
    return switch (kind) {
      case TEXT -> row.getString(name);
      case ID -> row.getUUID(name);
      case DATE -> row.getLocalDate(name);
      case COUNT -> row.getLong(name);
      case RATE, HOURS -> row.getBigDecimal(name);
      case MONEY -> money(row);
    };
  }

  @JsonIgnore
  private @Nullable BigDecimal money(Row row) {
    BigDecimal amount = row.getBigDecimal(name);
    return amount == null
        ? null
        : new Money(amount, Currency.getInstance(row.getString(CURRENCY))).amount();
  }

  /** What its values are. */
  enum Kind {
    TEXT,
    ID,
    DATE,
    COUNT,
    /** A part of one, to four places; absent when there is nothing to be a part of. */
    RATE,
    /** To two places. */
    HOURS,
    /** In the row's currency. */
    MONEY
  }
}
