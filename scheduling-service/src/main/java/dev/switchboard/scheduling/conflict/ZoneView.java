package dev.switchboard.scheduling.conflict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A zone as the history of the setup shows it.
 *
 * @param conflicts of the one that it has become: the visits that fitted before and do not any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ZoneView(String timeZone, @Nullable Conflicts conflicts) {
  ZoneView {
    Objects.requireNonNull(timeZone, "timeZone");
  }

  static ZoneView before(ZoneId zone) {
    return new ZoneView(zone.getId(), null);
  }

  static ZoneView after(ZoneId zone, Conflicts conflicts) {
    return new ZoneView(zone.getId(), conflicts);
  }
}
