package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import java.util.Optional;

/** Which businesses there are. */
public interface Shopfronts {
  Optional<Shopfront> bySlug(String slug);

  Optional<Shopfront> of(TenantId tenant);
}
