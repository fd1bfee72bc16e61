package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.State;
import dev.switchboard.integration.connection.Health;
import dev.switchboard.platform.work.Claimed;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in one use, and what was told of it (features.md I3). Decides whether what was learned
 * is news.
 *
 * @param version of the last event; 0 when there was none
 * @param told what it said
 * @param readAt when the calendar could last be read, in the machine's time
 * @param syncToken since when changes can be asked for; belongs to the stretch that was told
 */
record BusyCalendar(
    Use use,
    long version,
    @Nullable Told told,
    @Nullable Instant readAt,
    @Nullable String syncToken) {

  /**
   * @param technicianId whose it is; null: the business's, which binds everybody
   */
  record Use(UUID id, TenantId tenant, @Nullable UUID technicianId, String calendarId) {
    static Use of(TenantId tenant, @Nullable UUID technicianId, String calendarId) {
      String name = "busy/%s/%s".formatted(technicianId, calendarId);
      return new Use(Ids.derived(tenant.value(), name), tenant, technicianId, calendarId);
    }
  }

  /**
   * @param digest of state, stretch and times
   */
  record Told(State state, Stretch stretch, UUID digest) {}

  /**
   * One time of asking.
   *
   * @param toldAt in the time of customers
   * @param at in the machine's
   */
  record Asked(Stretch stretch, Instant toldAt, Instant at) {}

  /** What is known from now on, and what is to be told. */
  record Decision(BusyCalendar after, Optional<CalendarBusyChanged> news) {}

  static BusyCalendar from(Claimed work) {
    Row row = work.row();
    @Nullable String state = row.getString("told_state");
    @Nullable OffsetDateTime readAt = row.getOffsetDateTime("read_at");
    return new BusyCalendar(
        new Use(
            work.id(), work.tenantId(), row.getUUID("technician_id"), row.getString("calendar_id")),
        row.getLong("version"),
        state == null ? null : told(State.valueOf(state), row),
        readAt == null ? null : readAt.toInstant(),
        row.getString("sync_token"));
  }

  private static Told told(State state, Row row) {
    Stretch stretch =
        new Stretch(
            row.getOffsetDateTime("told_from").toInstant(),
            row.getOffsetDateTime("told_to").toInstant());
    return new Told(state, stretch, row.getUUID("told_digest"));
  }

  /** The token with which it is enough to ask what changed in the stretch. */
  Optional<String> tokenFor(Stretch stretch) {
    return told != null && told.state() == State.READ && told.stretch().equals(stretch)
        ? Optional.ofNullable(syncToken)
        : Optional.empty();
  }

  /**
   * @param patience for so long what was read may stand while Google is away; a calendar that was
   *     never read has none, because of it nothing is known
   */
  Decision learned(Reading reading, Asked asked, Duration patience) {
    return switch (reading) {
      case Reading.Unchanged unchanged ->
          silent(new BusyCalendar(use, version, told, asked.at(), unchanged.syncToken()));
      case Reading.Read read -> read(read, asked);
      case Reading.NotRead failure ->
          failure.health() == Health.BROKEN || isOutdated(asked.at(), patience)
              ? told(State.UNREADABLE, BusyTimes.NONE, asked, null)
              : silent(this);
    };
  }

  private Decision read(Reading.Read read, Asked asked) {
    BusyCalendar now = new BusyCalendar(use, version, told, asked.at(), null);
    return now.told(State.READ, read.busy(), asked, read.syncToken());
  }

  private boolean isOutdated(Instant now, Duration patience) {
    return readAt == null || readAt.plus(patience).isBefore(now);
  }

  private Decision told(State state, BusyTimes busy, Asked asked, @Nullable String token) {
    Told next = new Told(state, asked.stretch(), digest(state, asked.stretch(), busy));
    if (next.equals(told)) {
      return silent(new BusyCalendar(use, version, told, readAt, token));
    }
    BusyCalendar after = new BusyCalendar(use, version + 1, next, readAt, token);
    return new Decision(after, Optional.of(after.event(busy, next, asked.toldAt())));
  }

  private static Decision silent(BusyCalendar after) {
    return new Decision(after, Optional.empty());
  }

  private CalendarBusyChanged event(BusyTimes busy, Told next, Instant toldAt) {
    return event(use, version, next.state(), next.stretch(), busy, toldAt);
  }

  /** That a calendar is used no more. */
  static CalendarBusyChanged removed(Use use, long version, Instant toldAt) {
    return event(use, version, State.REMOVED, Stretch.ahead(toldAt), BusyTimes.NONE, toldAt);
  }

  private static CalendarBusyChanged event(
      Use use, long version, State state, Stretch stretch, BusyTimes busy, Instant toldAt) {
    return new CalendarBusyChanged(
        use.id(),
        version,
        use.technicianId(),
        state,
        stretch.from(),
        stretch.to(),
        new HashSet<>(busy.times()),
        toldAt);
  }

  private UUID digest(State state, Stretch stretch, BusyTimes busy) {
    String times =
        busy.times().stream()
            .map(time -> "%s/%s".formatted(time.from(), time.to()))
            .collect(Collectors.joining(" "));
    String all = "%s %s/%s: %s".formatted(state, stretch.from(), stretch.to(), times);
    return Ids.derived(use.id(), all);
  }
}
