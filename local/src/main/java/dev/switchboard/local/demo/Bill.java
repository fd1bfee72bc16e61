package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a scene was charged for: usage, the coming invoice, and whether the ledger agrees. */
final class Bill {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Scene scene;

  Bill(Scene scene) {
    this.scene = scene;
  }

  /** Shows it, and returns by how much the ledger is off, once billing has heard of everything. */
  long show() {
    long received = scene.handsets().stream().mapToLong(Handset::received).sum();
    boolean heard = Waiting.until(PATIENCE, () -> sum("messagesSent") >= received && off() == 0);
    showUsage();
    showInvoice();
    long off = off();
    scene.found(
        "ledger",
        "%d messages sent, %d accepted as usage, %d on the invoice"
            .formatted(sum("messagesSent"), sum("usageAccepted"), sum("quantityBilled")),
        Map.of("discrepancy", off, "messagesSent", sum("messagesSent")));
    JourneyFailedException.unless(
        heard,
        "%d messages reached customers, billing knows %d".formatted(received, sum("messagesSent")));
    return off;
  }

  private void showUsage() {
    List<LocalDate> days = List.copyOf(scene.days());
    scene
        .office()
        .usage(days.getFirst(), days.getLast())
        .path("meters")
        .forEach(meter -> meter.path("days").forEach(day -> showUsage(meter, day)));
  }

  private void showUsage(JsonNode meter, JsonNode day) {
    if (day.path("used").decimalValue().signum() == 0) {
      return;
    }
    String name = meter.path("meter").asText();
    String used = day.path("used").asText();
    scene.found(
        "usage",
        "%s  %-20s %s".formatted(day.path("day").asText(), name, used),
        Map.of("day", day.path("day").asText(), "meter", name, "used", used));
  }

  private void showInvoice() {
    JsonNode preview = scene.office().invoicePreview();
    String currency = preview.path("currency").asText();
    for (JsonNode line : preview.path("lines")) {
      scene.found(
          "invoice",
          "%-44s %8s x %8s = %10s %s"
              .formatted(
                  line.path("description").asText(),
                  line.path("quantity").asText(),
                  line.path("unitPrice").asText(),
                  line.path("totalAmount").asText(),
                  currency),
          Map.of(
              "description", line.path("description").asText(),
              "quantity", line.path("quantity").asText(),
              "totalAmount", line.path("totalAmount").asText()));
    }
    scene.found(
        "invoice",
        "%-44s %33s %s".formatted("total so far", preview.path("total").asText(), currency),
        Map.of("total", preview.path("total").asText(), "currency", currency));
  }

  private long off() {
    return scene.days().stream()
        .mapToLong(day -> Math.abs(scene.office().ledger(day).path("discrepancy").asLong()))
        .sum();
  }

  private long sum(String member) {
    return scene.days().stream()
        .mapToLong(day -> scene.office().ledger(day).path(member).asLong())
        .sum();
  }
}
