package dev.switchboard.integration.calendar;

import dev.switchboard.integration.calendar.BusyCalendar.Asked;
import dev.switchboard.integration.calendar.BusyCalendarRepository.Next;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.time.SystemClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks each calendar in use every few minutes when it is busy, one process at a time, and tells
 * what has changed (features.md I3). A calendar that could not be read is asked again sooner.
 */
@ApplicationScoped
class BusyWorker implements WorkQueue {
  /** Longer than reading a calendar may take, page after page. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Leaves room for the calls that bring entries in step. */
  private static final int AT_ONCE = 8;

  private static final int MOST_DOUBLINGS = 10;

  private final BusyCalendarService calendars;
  private final BusyReadingService readings;
  private final ConnectionService connections;
  private final BusySignal signal;
  private final GoogleConfig.Busy config;
  private final BusinessClock businessClock;
  private final SystemClock systemClock;

  BusyWorker(
      BusyCalendarService calendars,
      BusyReadingService readings,
      ConnectionService connections,
      BusySignal signal,
      GoogleConfig config,
      BusinessClock businessClock,
      SystemClock systemClock) {
    this.calendars = calendars;
    this.readings = readings;
    this.connections = connections;
    this.signal = signal;
    this.config = config.busy();
    this.businessClock = businessClock;
    this.systemClock = systemClock;
  }

  @Override
  public WorkTable table() {
    return BusyCalendarService.CALENDARS;
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    return connections
        .find(work.tenantId(), ConnectionKind.GOOGLE_CALENDAR)
        .chain(
            found ->
                found
                    .map(connection -> asked(work, connection))
                    .orElseGet(() -> calendars.ended(work)));
  }

  private Uni<Void> asked(Claimed work, Connection connection) {
    BusyCalendar calendar = BusyCalendar.from(work);
    Instant now = businessClock.now();
    Asked asked = new Asked(Stretch.ahead(now), now, systemClock.now());
    return readings
        .read(connection, calendar, asked.stretch())
        .call(
            reading ->
                calendars.told(
                    work,
                    calendar.learned(reading, asked, config.patience()),
                    asked,
                    next(work, reading)))
        .chain(reading -> noted(work, connection, reading));
  }

  /**
   * That a calendar can be read does not say that it can be written: only a first success, or one
   * after failures of our own, is worth saying.
   */
  private Uni<Void> noted(Claimed work, Connection connection, Reading reading) {
    return switch (reading) {
      case Reading.NotRead failure ->
          connections.failed(connection, failure.health(), failure.reason());
      case Reading.Read _, Reading.Unchanged _ ->
          work.attempts() > 1 || connection.isUntried()
              ? connections.succeeded(connection)
              : Uni.createFrom().voidItem();
    };
  }

  private Next next(Claimed work, Reading reading) {
    return switch (reading) {
      case Reading.NotRead failure -> new Next(scattered(soon(work.attempts())), failure.reason());
      case Reading.Read _, Reading.Unchanged _ -> new Next(scattered(config.every()), null);
    };
  }

  /** A second, doubled with each failure, until it is as often as ever. */
  private Duration soon(int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    return doubled.compareTo(config.every()) < 0 ? doubled : config.every();
  }

  /** A tenth of it more or less by chance, lest all be asked at the same moment. */
  private static Duration scattered(Duration usual) {
    long tenth = usual.toMillis() / 10;
    return usual.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
  }
}
