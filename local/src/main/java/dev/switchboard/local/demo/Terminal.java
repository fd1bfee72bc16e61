package dev.switchboard.local.demo;

import dev.switchboard.local.demo.Moment.Begins;
import dev.switchboard.local.demo.Moment.BusinessWrites;
import dev.switchboard.local.demo.Moment.CustomerWrites;
import dev.switchboard.local.demo.Moment.Ends;
import dev.switchboard.local.demo.Moment.Found;
import dev.switchboard.local.demo.Moment.Summary;
import dev.switchboard.local.demo.Moment.TimeMoves;
import java.io.PrintStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** For people: the customer on the left, the business indented, what was looked up between them. */
final class Terminal implements Narrator {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm (zzz)", Locale.ENGLISH);
  private static final String INDENT = " ".repeat(14);

  private final PrintStream out;
  private final boolean colour;

  Terminal(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  @Override
  public void tell(Moment moment) {
    switch (moment) {
      case Begins begins ->
          out.println(
              "\n"
                  + paint(
                      "1",
                      "Journey %s: %s (%s)"
                          .formatted(begins.journey(), begins.title(), begins.business())));
      case TimeMoves moves -> out.println(paint("2", "   it is " + TIME.format(moves.to())));
      case CustomerWrites writes -> spoken(writes.name(), writes.text(), "36", "");
      case BusinessWrites writes -> business(writes);
      case Found found ->
          out.println(paint("33", "   %-11s %s".formatted(found.kind(), found.line())));
      case Ends ends ->
          out.println(
              ends.result().equals("ok")
                  ? paint("32", "   ok")
                  : paint("31", "   FAILED: " + ends.result()));
      case Summary summary -> total(summary);
    }
  }

  private void business(BusinessWrites writes) {
    String text = writes.text();
    if (writes.template() != null) {
      text = "[template " + writes.template() + "] " + text;
    }
    spoken(writes.business(), text, "32", INDENT);
    for (String option : writes.options()) {
      out.println(INDENT + "  " + paint("32", "( " + option + " )"));
    }
  }

  private void spoken(String who, String text, String paint, String indent) {
    String hanging = text.strip().replace("\n", "\n" + indent + "    ");
    out.println(indent + "  " + paint("1;" + paint, who + ": ") + hanging);
  }

  private void total(Summary summary) {
    out.println();
    summary
        .journeys()
        .forEach((journey, result) -> out.println("  %s  %s".formatted(journey, result)));
    out.println(
        "  %d messages in, %d out, %d appointments, %d duplicates without effect, ledger off by %d"
            .formatted(
                summary.messagesIn(),
                summary.messagesOut(),
                summary.appointments(),
                summary.duplicatesSuppressed(),
                summary.ledgerDiscrepancy()));
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
