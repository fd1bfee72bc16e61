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

  /** Never before the first day, whatever cursor is given. */
  Instant after() {
    Instant start = days.startsAt();
    return page.cursor().map(Cursor::instant).filter(start::isBefore).orElse(start);
  }

  UUID afterId() {
    return page.cursor().map(Cursor::id).orElse(BEFORE_ALL);
  }
}
