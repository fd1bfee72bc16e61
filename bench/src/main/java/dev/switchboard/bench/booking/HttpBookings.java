package dev.switchboard.bench.booking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.intake.CpuTimes;
import dev.switchboard.local.Api;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The same over HTTP, by sixteen callers of one business with twenty technicians, each of whom
 * waits for his answer. A figure beside the ratios: the callers' client takes a good part of the
 * machine.
 */
final class HttpBookings {
  private static final int CALLERS = 16;
  private static final int TECHNICIANS = 20;
  private static final int WARM = 3_000;
  private static final int SLOTS_A_DAY = 4;
  private static final Duration SLOT = Duration.ofHours(2);
  private static final int CREATED = 201;
  private static final String CUSTOMER = "0198f0a0-0000-7000-8000-000000000009";

  /** A Monday; every day is open here. */
  private static final Instant FIRST = Instant.parse("2027-03-01T12:00:00Z");

  private final Api scheduling;
  private final Calendars calendars;
  private final Supplier<Map<String, Long>> processes;
  private final PrintStream out;
  private final List<String> technicians = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  HttpBookings(
      Api scheduling, Calendars calendars, Supplier<Map<String, Long>> processes, PrintStream out) {
    this.scheduling = scheduling;
    this.calendars = calendars;
    this.processes = processes;
    this.out = out;
  }

  /**
   * @throws IllegalStateException when there are not as many visits as were answered 201
   */
  void run(int seconds) {
    prepare();
    calendars.empty();
    int warm = book(WARM, Duration.ofMinutes(1));
    CpuTimes before = CpuTimes.now(processes.get());
    long begin = System.nanoTime();
    int booked = book(Integer.MAX_VALUE, Duration.ofSeconds(seconds));
    double took = (System.nanoTime() - begin) / 1e9;
    CpuTimes.Used used = before.until(CpuTimes.now(processes.get()));
    calendars.require("appointment", warm + booked);
    calendars.require("outbox", warm + booked);
    out.printf(
        Locale.ROOT,
        "over HTTP %.0f/s, %d callers, us CPU each: scheduling-service %.0f, postgresql %.0f, callers %.0f%n",
        booked / took,
        CALLERS,
        micros(used, "scheduling-service", booked),
        micros(used, "postgresql", booked),
        micros(used, "bench", booked));
  }

  private static double micros(CpuTimes.Used used, String part, int booked) {
    return used.micros().getOrDefault(part, 0.0) / booked;
  }

  private void prepare() {
    Map<String, Object> hours = Map.of("opens", "08:00", "closes", "20:00");
    Map<String, Object> week =
        Map.of(
            "MONDAY", List.of(hours),
            "TUESDAY", List.of(hours),
            "WEDNESDAY", List.of(hours),
            "THURSDAY", List.of(hours),
            "FRIDAY", List.of(hours),
            "SATURDAY", List.of(hours),
            "SUNDAY", List.of(hours));
    JsonNode settings =
        scheduling
            .put("/v1/crm/scheduling/settings", Map.of("weeklyHours", week, "maxJobsPerDay", 0))
            .require();
    if (settings.isEmpty()) {
      throw new IllegalStateException("the settings were not answered");
    }
    for (int i = 0; i < TECHNICIANS; i++) {
      technicians.add(
          scheduling
              .post("/v1/crm/technicians", Map.of("name", "Technician " + i))
              .require()
              .findValue("technicianId")
              .asText());
    }
    calendars.execute(
        """
        INSERT INTO customer_copy (tenant_id, id, version, archived)
        SELECT t.tenant_id, '%s', 1, false FROM technician t WHERE t.id = '%s' ON CONFLICT DO NOTHING
        """
            .formatted(CUSTOMER, technicians.getFirst()));
  }

  private int book(int most, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger booked = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        var unused =
            callers.submit(
                () -> {
                  while (begun.getAndIncrement() < most && System.nanoTime() < end) {
                    if (scheduling.post("/v1/crm/appointments", visit()).status() == CREATED) {
                      booked.incrementAndGet();
                    }
                  }
                });
      }
    }
    return booked.get();
  }

  private Map<String, Object> visit() {
    int place = next.getAndIncrement();
    int nth = place / TECHNICIANS;
    Instant start =
        FIRST.plus(Duration.ofDays(nth / SLOTS_A_DAY)).plus(SLOT.multipliedBy(nth % SLOTS_A_DAY));
    return Map.of(
        "customer",
        Map.of("customerId", UUID.fromString(CUSTOMER), "name", "Ana Gomez"),
        "serviceType",
        "isp_repair",
        "startsAt",
        start.toString(),
        "technicianId",
        technicians.get(place % TECHNICIANS));
  }
}
