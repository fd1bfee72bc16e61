package dev.switchboard.scheduling.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish for other holidays; see {@link ObservedHolidays}. What is left out stays as it is; an
 * empty country or region is none.
 */
record HolidaysRequest(
    @Nullable Boolean observed,
    @Nullable @Pattern(regexp = "([A-Za-z]{2})?") String country,
    @Nullable @Pattern(regexp = "([A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2})?") String region,
    @Nullable @Size(max = 400) List<@NotNull LocalDate> worked) {

  /** Another country has other regions: its region is only the one that is said with it. */
  ObservedHolidays over(ObservedHolidays now) {
    String place = country == null ? now.country() : noneIfEmpty(country.toUpperCase(Locale.ROOT));
    boolean moves = !Objects.equals(place, now.country());
    String within = moves ? null : now.region();
    return new ObservedHolidays(
        observed == null ? now.observed() : observed,
        place,
        region == null ? within : noneIfEmpty(region.toLowerCase(Locale.ROOT)),
        worked == null ? now.worked() : worked);
  }

  private static @Nullable String noneIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
