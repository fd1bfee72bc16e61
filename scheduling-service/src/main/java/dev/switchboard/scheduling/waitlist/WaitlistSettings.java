package dev.switchboard.scheduling.waitlist;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.switchboard.scheduling.Versioned;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;

/**
 * How a business offers time that was given up.
 *
 * @param version also the ETag; 0 before anything was changed; not read from a request
 * @param offerMinutes how long an offer stands
 * @param quietFrom from then on no offer is made, but to who is in a hurry
 * @param quietTo until then; the same as {@code quietFrom}: never quiet
 */
record WaitlistSettings(
    long version,
    @Min(5) @Max(1440) int offerMinutes,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime quietFrom,
    @NotNull @JsonFormat(pattern = "HH:mm") LocalTime quietTo)
    implements Versioned {
  static final WaitlistSettings USUAL =
      new WaitlistSettings(0, 30, LocalTime.of(21, 0), LocalTime.of(8, 0));

  QuietHours quiet() {
    return new QuietHours(quietFrom, quietTo);
  }
}
