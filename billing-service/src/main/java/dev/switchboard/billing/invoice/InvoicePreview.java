package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.usage.DayShare;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What the invoice of a period would say now (features.md B5, X1).
 *
 * @param lines of the period; and of the one before, what became known after it was closed
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
      BillingEventRecorded.Type type,
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
   * The line of a meter: used = included + overage, and overage is the line's quantity. An
   * ADJUSTMENT or CREDIT charges or gives back the difference to what was billed.
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

  static InvoicePreview of(Statement statement) {
    Invoice invoice = statement.invoice();
    List<Line> lines = new ArrayList<>();
    invoice.lines().forEach(line -> lines.add(line(line, invoice.period())));
    Statement.Late late = statement.late();
    if (late != null) {
      late.lines().forEach(line -> lines.add(line(line, late.period())));
    }
    return new InvoicePreview(
        period(invoice.period()),
        List.copyOf(lines),
        statement.total().amount(),
        invoice.currency());
  }

  private static Period period(BillingPeriod period) {
    return new Period(
        period.firstDay(),
        lastDay(period),
        period.zone().getId(),
        period.startsAt(),
        period.endsAt());
  }

  private static LocalDate lastDay(BillingPeriod period) {
    return period.endDay().minusDays(1);
  }

  private static Line line(InvoiceLine line, BillingPeriod period) {
    return new Line(
        line.type(),
        line.description(),
        line.quantity(),
        line.unitPrice(),
        line.total().amount(),
        explained(line.explained(), period));
  }

  private static Explained explained(Explanation explanation, BillingPeriod period) {
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

  private static String events(Meter meter, BillingPeriod period) {
    return "/v1/crm/billing/usage-events?meter=%s&from=%s&to=%s"
        .formatted(meter, period.firstDay(), lastDay(period));
  }
}
