package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.Tariff;
import dev.switchboard.billing.usage.MeteredPeriod;
import dev.switchboard.contracts.billing.BillingEventRecorded.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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

  private static InvoiceLine subscription(Tariff tariff) {
    return new InvoiceLine(
        Type.SUBSCRIPTION,
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
        Type.OVERAGE,
        "%s beyond the %s included".formatted(meter.title(), rate.included().toPlainString()),
        explained.overage(),
        rate.unitPrice(),
        metered.tariff().currency(),
        explained);
  }
}
