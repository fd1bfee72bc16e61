package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.Tariff;
import dev.switchboard.billing.usage.MeteredPeriod;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a period costs (features.md B1, B4). Pure: the same period, tariff and usage give the same
 * invoice, in whatever order the usage came.
 */
final class InvoiceCalculator {
  private InvoiceCalculator() {}

  /**
   * The plan's price, then a line for every meter, also when nothing goes beyond what is included.
   */
  static Invoice invoice(MeteredPeriod metered) {
    List<InvoiceLine> lines = new ArrayList<>();
    lines.add(subscription(metered.tariff()));
    for (Meter meter : Meter.values()) {
      lines.add(usage(meter, metered));
    }
    return new Invoice(metered.period(), metered.tariff().currency(), lines);
  }

  /**
   * What is to be charged or given back for a closed period, whose usage is now another than was
   * billed: events told late, or a correction.
   *
   * @param now the period's invoice by what is known now
   * @param billed units beyond the included ones that were charged for it, less those given back
   */
  static List<InvoiceLine> adjustments(Invoice now, Map<Meter, BigDecimal> billed) {
    List<InvoiceLine> lines = new ArrayList<>();
    for (InvoiceLine line : now.lines()) {
      if (line.explained() instanceof Explanation.OfUsage explained) {
        BigDecimal before = billed.getOrDefault(explained.meter(), BigDecimal.ZERO);
        BigDecimal missing = line.quantity().subtract(before);
        if (missing.signum() != 0) {
          lines.add(adjustment(now, line, explained, missing));
        }
      }
    }
    return lines;
  }

  private static InvoiceLine adjustment(
      Invoice now, InvoiceLine line, Explanation.OfUsage explained, BigDecimal missing) {
    boolean owed = missing.signum() > 0;
    return new InvoiceLine(
        owed ? BillingEventRecorded.Type.ADJUSTMENT : BillingEventRecorded.Type.CREDIT,
        "%s from %s to %s, known after its close"
            .formatted(
                explained.meter().title(),
                now.period().firstDay(),
                now.period().endDay().minusDays(1)),
        missing.abs(),
        owed ? line.unitPrice() : line.unitPrice().negate(),
        line.currency(),
        explained);
  }

  private static InvoiceLine subscription(Tariff tariff) {
    return new InvoiceLine(
        BillingEventRecorded.Type.SUBSCRIPTION,
        "Plan " + tariff.source().planName(),
        BigDecimal.ONE,
        tariff.pricePerPeriod(),
        tariff.currency(),
        new Explanation.OfPlan(tariff.source()));
  }

  private static InvoiceLine usage(Meter meter, MeteredPeriod metered) {
    Tariff.Rate rate = metered.tariff().rate(meter);
    Explanation.OfUsage explained = new Explanation.OfUsage(meter, rate, metered.shares(meter));
    return new InvoiceLine(
        BillingEventRecorded.Type.OVERAGE,
        "%s beyond the %s included".formatted(meter.title(), rate.included().toPlainString()),
        explained.overage(),
        rate.unitPrice(),
        metered.tariff().currency(),
        explained);
  }
}
