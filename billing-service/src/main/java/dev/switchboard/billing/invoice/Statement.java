package dev.switchboard.billing.invoice;

import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.contracts.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a period's close charges: the period itself, and what was told of the one before after
 * that was closed.
 *
 * @param late null when there is no closed period before
 */
record Statement(Invoice invoice, @Nullable Late late) {
  Statement {
    Objects.requireNonNull(invoice, "invoice");
  }

  /** The lines that put right what an earlier period was charged. */
  record Late(BillingPeriod period, List<InvoiceLine> lines) {
    Late {
      Objects.requireNonNull(period, "period");
      lines = List.copyOf(lines);
    }
  }

  Money total() {
    return adjustments().stream().map(InvoiceLine::total).reduce(invoice.total(), Money::plus);
  }

  /** What the close records: the plan's price, and whatever has a quantity. */
  List<BillingEvent> events(UUID subscriptionId) {
    int number = invoice.period().number();
    List<BillingEvent> events = new ArrayList<>();
    owed(invoice.lines())
        .map(line -> new BillingEvent(subscriptionId, number, invoice.period(), line))
        .forEach(events::add);
    if (late != null) {
      owed(late.lines())
          .map(line -> new BillingEvent(subscriptionId, number, late.period(), line))
          .forEach(events::add);
    }
    return events;
  }

  List<InvoiceLine> adjustments() {
    return late == null ? List.of() : late.lines();
  }

  private static Stream<InvoiceLine> owed(List<InvoiceLine> lines) {
    return lines.stream().filter(line -> line.quantity().signum() > 0);
  }
}
