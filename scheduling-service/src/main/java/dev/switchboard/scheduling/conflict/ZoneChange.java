package dev.switchboard.scheduling.conflict;

import dev.switchboard.scheduling.BusinessFacts.Business;
import java.time.ZoneId;
import java.util.Objects;

/** What is written down of another zone. */
sealed interface ZoneChange {
  String timeZone();

  /** As it was. */
  record Before(String timeZone) implements ZoneChange {
    static Before of(ZoneId zone) {
      return new Before(zone.getId());
    }
  }

  /**
   * As it is.
   *
   * @param conflicts the visits that fitted before and do not any more
   */
  record After(String timeZone, Conflicts conflicts) implements ZoneChange {
    public After {
      Objects.requireNonNull(conflicts, "conflicts");
    }

    static After of(Business business, Conflicts conflicts) {
      return new After(business.timeZone().getId(), conflicts);
    }
  }
}
