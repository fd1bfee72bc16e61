package dev.switchboard.scheduling.holiday;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a holiday is observed.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region the codes within it, the larger before the smaller, parted by {@code -}; null: the
 *     whole country
 */
record Place(String country, @Nullable String region) {
  private static final String PARTS = "-";

  Place {
    country = Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT);
  }

  String calendar() {
    return country.toLowerCase(Locale.ROOT);
  }

  List<String> regions() {
    return region == null ? List.of() : Arrays.asList(region.split(PARTS, -1));
  }
}
