package dev.switchboard.scheduling.conflict;

import dev.switchboard.scheduling.BusinessFacts.Business;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/**
 * The zone of a business as it was last heard of.
 *
 * @param id what its changes are written down under
 * @param version the tenant's
 */
record HeardZone(UUID id, long version, ZoneId zone) {
  HeardZone {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(zone, "zone");
  }

  /** A business that is there instead. */
  Business of(Business other) {
    return new Business(
        other.vertical(), zone, other.country(), other.language(), other.currency());
  }
}
