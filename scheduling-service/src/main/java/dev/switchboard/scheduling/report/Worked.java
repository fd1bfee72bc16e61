package dev.switchboard.scheduling.report;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a technician had to do. */
record Worked(UUID technicianId, String technician, long jobs, Duration booked) {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  Worked {
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(technician, "technician");
    Objects.requireNonNull(booked, "booked");
  }

  static Worked from(Row row) {
    return new Worked(
        row.getUUID("technicianId"),
        row.getString("technician"),
        row.getLong("jobs"),
        Duration.ofSeconds(row.getLong("seconds")));
  }

  /** A row of {@link WorkReports#UTILISATION}. */
  Map<String, @Nullable Object> of(Duration working) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("technicianId", technicianId);
    row.put("technician", technician);
    row.put("jobs", jobs);
    row.put("bookedHours", hours(booked));
    row.put("workingHours", hours(working));
    row.put("utilisation", working.isZero() ? null : part(booked, working));
    return row;
  }

  /** As PostgreSQL rounds the hours of other reports. */
  private static BigDecimal hours(Duration time) {
    return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP);
  }

  private static BigDecimal part(Duration some, Duration all) {
    return BigDecimal.valueOf(some.toSeconds())
        .divide(BigDecimal.valueOf(all.toSeconds()), 4, RoundingMode.HALF_UP);
  }
}
