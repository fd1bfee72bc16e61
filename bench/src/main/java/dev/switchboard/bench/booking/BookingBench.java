package dev.switchboard.bench.booking;

import dev.switchboard.bench.intake.Measured;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Books in every way, round after round, and counts what is there afterwards. */
final class BookingBench {
  private static final int WARM_SECONDS = 1;

  private final List<Way> ways;
  private final Calendars calendars;
  private final Client client;
  private final Supplier<Map<String, Long>> processes;
  private final PrintStream out;

  BookingBench(
      Scripts scripts,
      Calendars calendars,
      Client client,
      Supplier<Map<String, Long>> processes,
      PrintStream out) {
    this.ways =
        List.of(
            new Way("exclusion", "constraint alone", scripts.bareExclusion(), "bare_reservation"),
            new Way("unique", "unique slot alone", scripts.bareUniqueSlot(), "unique_slot"),
            new Way(
                "serializable", "serializable alone", scripts.bareSerializable(), "checked_slot"),
            new Way("booking", "booking", scripts.booking(), "appointment"),
            new Way("booking-unique", "in unique slots", scripts.inUniqueSlots(), "appointment"),
            new Way("booking-serializable", "serializable", scripts.serializable(), "appointment"),
            new Way(
                "booking-overlap",
                "serializable, overlap only",
                scripts.serializableOverlap(),
                "appointment"),
            new Way("contended", "contended", scripts.contendedBooking(), ""));
    this.calendars = calendars;
    this.client = client;
    this.processes = processes;
    this.out = out;
  }

  List<Stretch> run(int rounds, int seconds) {
    calendars.make();
    for (Way way : ways) {
      var unused = measured(way, WARM_SECONDS);
    }
    List<Stretch> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      out.printf(Locale.ROOT, "round %d%n", round);
      Map<String, Measured> each = new LinkedHashMap<>();
      ways.forEach(way -> each.put(way.name(), shown(measured(way, seconds))));
      measured.add(new Stretch(each));
    }
    return measured;
  }

  private Measured measured(Way way, int seconds) {
    calendars.empty();
    Measured measured = client.run(way, seconds, processes.get());
    if (!way.table().isEmpty()) {
      calendars.require(way.table(), measured.operations());
    }
    if (calendars.overlaps() > 0) {
      throw new IllegalStateException(way.shown() + " sold a slot twice");
    }
    return measured;
  }

  private Measured shown(Measured measured) {
    String each =
        measured.microsEach().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(part -> String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue()))
            .collect(Collectors.joining(", "));
    out.printf(
        Locale.ROOT,
        "    %-26s %7.0f/s  mean %.2f ms  others %.0f %%  us CPU each: %s%n",
        measured.what(),
        measured.perSecond(),
        measured.latency().mean(),
        100 * measured.others(),
        each);
    return measured;
  }
}
