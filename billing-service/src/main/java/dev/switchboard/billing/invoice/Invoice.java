package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.usage.DayShare;
import dev.switchboard.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a period costs, line by line. */
public record Invoice(BillingPeriod period, Currency currency, List<InvoiceLine> lines) {
  public Invoice {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(currency, "currency");
    lines = List.copyOf(lines);
  }

  public Money total() {
    return lines.stream().map(InvoiceLine::total).reduce(Money.zero(currency), Money::plus);
  }

  /** How many units of the meter used on that day its line accounts for, charged or included. */
  public BigDecimal billed(Meter meter, LocalDate day) {
    return lines.stream()
        .flatMap(line -> days(line, meter))
        .filter(share -> share.day().equals(day))
        .map(share -> share.included().add(share.overage()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<DayShare> days(InvoiceLine line, Meter meter) {
    return switch (line.explained()) {
      case Explanation.OfPlan plan -> Stream.empty();
      case Explanation.OfUsage usage ->
          usage.meter() == meter ? usage.days().stream() : Stream.empty();
    };
  }
}
