package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.usage.DayShare;
import dev.switchboard.contracts.billing.BillingEventRecorded.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * What the invoice of a period would say now (features.md B5, X1).
 *
 * @param total the sum of the lines
 */
record InvoicePreview(Period period, List<Line> lines, BigDecimal total, Currency currency) {

  /**
   * @param lastDay inclusive, as {@code endsAt} is not
   */
  record Period(
      LocalDate firstDay, LocalDate lastDay, String timeZone, Instant startsAt, Instant endsAt) {}

  /**
   * @param totalAmount quantity x unit price, rounded half-even to the currency
   */
  record Line(
      Type type,
      String description,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal totalAmount,
      Explained explained) {}

  /** Why a line is what it is. */
  sealed interface Explained {}

  /** The line of the plan itself. */
  record ByPlan(String planCode, int planVersion, String planName) implements Explained {}

  /**
   * The line of a meter: used = included + overage, and overage is the line's quantity.
   *
   * @param includedPerPeriod by the plan
   * @param events where the events behind these numbers are listed
   */
  record ByUsage(
      Meter meter,
      BigDecimal includedPerPeriod,
      BigDecimal used,
      BigDecimal included,
      BigDecimal overage,
      BigDecimal unitPrice,
      List<DayShare> days,
      String events)
      implements Explained {}

  static InvoicePreview of(Invoice invoice) {
    Period period =
        new Period(
            invoice.period().firstDay(),
            invoice.period().endDay().minusDays(1),
            invoice.period().zone().getId(),
            invoice.period().startsAt(),
            invoice.period().endsAt());
    return new InvoicePreview(
        period,
        invoice.lines().stream().map(line -> line(line, period)).toList(),
        invoice.total().amount(),
        invoice.currency());
  }

  private static Line line(InvoiceLine line, Period period) {
    return new Line(
        line.type(),
        line.description(),
        line.quantity(),
        line.unitPrice(),
        line.total().amount(),
        explained(line.explained(), period));
  }

  private static Explained explained(Explanation explanation, Period period) {
    return switch (explanation) {
      case Explanation.OfPlan of ->
          new ByPlan(of.plan().planCode(), of.plan().planVersion(), of.plan().planName());
      case Explanation.OfUsage of ->
          new ByUsage(
              of.meter(),
              of.rate().included(),
              of.used(),
              of.used().subtract(of.overage()),
              of.overage(),
              of.rate().unitPrice(),
              of.days(),
              events(of.meter(), period));
    };
  }

  private static String events(Meter meter, Period period) {
    return "/v1/crm/billing/usage-events?meter=%s&from=%s&to=%s"
        .formatted(meter, period.firstDay(), period.lastDay());
  }
}
