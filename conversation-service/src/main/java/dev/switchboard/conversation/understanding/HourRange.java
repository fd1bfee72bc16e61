package dev.switchboard.conversation.understanding;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Between which times a visit is to begin; both null when nothing is said. */
record HourRange(@Nullable LocalTime earliest, @Nullable LocalTime latest) {
  static final HourRange NONE = new HourRange(null, null);

  /** At this time; beside another such, between the two. */
  HourRange at(LocalTime time) {
    if (earliest == null || latest == null) {
      return equals(NONE) ? new HourRange(time, time) : this;
    }
    return new HourRange(
        time.isBefore(earliest) ? time : earliest, time.isAfter(latest) ? time : latest);
  }

  /** Bounds said later fill what is open and never contradict what was said before. */
  HourRange after(LocalTime time) {
    return earliest != null || (latest != null && time.isAfter(latest))
        ? this
        : new HourRange(time, latest);
  }

  HourRange before(LocalTime time) {
    return latest != null || (earliest != null && time.isBefore(earliest))
        ? this
        : new HourRange(earliest, time);
  }

  HourRange between(LocalTime from, LocalTime to) {
    return from.isAfter(to) ? this : after(from).before(to);
  }
}
