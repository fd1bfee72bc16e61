package dev.switchboard.scheduling.testing;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;

/** Time zones to draw from. */
public final class Zones {
  /**
   * Those of the time zone database. A library that reads calendars adds ids of its own to the
   * JVM's while it is at work, whose rules come and go.
   */
  public static final List<String> ALL =
      Arrays.stream(TimeZone.getAvailableIDs())
          .filter(ZoneId.getAvailableZoneIds()::contains)
          .sorted()
          .toList();

  private Zones() {}
}
