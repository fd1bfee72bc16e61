package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.PageRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Which events of a meter are asked for. */
record UsageEventQuery(Meter meter, Days days, PageRequest page) {
  static final String LIST = "usage-events:occurred";

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  UsageEventQuery {
    Objects.requireNonNull(meter, "meter");
    Objects.requireNonNull(days, "days");
  }

  /** Within the days, whatever cursor is given. */
  Instant after() {
    Instant start = days.startsAt();
    Instant end = days.endsAt();
    Instant asked = page.cursor().map(Cursor::instant).orElse(start);
    return asked.isBefore(start) ? start : asked.isAfter(end) ? end : asked;
  }

  UUID afterId() {
    return page.cursor().map(Cursor::id).orElse(BEFORE_ALL);
  }
}
