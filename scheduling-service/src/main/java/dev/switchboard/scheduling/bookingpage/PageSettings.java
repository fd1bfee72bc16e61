package dev.switchboard.scheduling.bookingpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A business's booking page, as its people see it (features.md S11).
 *
 * @param version also the ETag; 0: nobody has ever set it
 * @param enabled without it the page answers 404
 * @param contactPhone shown to those who would rather call
 * @param url where the page is
 */
record PageSettings(
    long version,
    boolean enabled,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String contactPhone,
    @Nullable String url)
    implements Versioned {
  /** What a business has that has never said anything. */
  static final PageSettings NONE = new PageSettings(0, false, null, null);

  PageSettings at(String address) {
    return new PageSettings(version, enabled, contactPhone, address);
  }
}
