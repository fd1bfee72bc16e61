package dev.switchboard.scheduling.holiday;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a place in a year.
 *
 * @param regions those of the country that have holidays of their own: code and name
 * @param items by date
 */
record HolidaysView(
    String country,
    @Nullable String region,
    int year,
    Map<String, String> regions,
    List<NamedDay> items) {
  static HolidaysView of(Place place, int year, PublicHolidays holidays) {
    return new HolidaysView(
        place.country(),
        place.region(),
        year,
        holidays.regions(),
        holidays.in(year).entrySet().stream()
            .map(day -> new NamedDay(day.getKey(), day.getValue()))
            .toList());
  }

  /**
   * A holiday.
   *
   * @param name in the business's language where it is known, else in English
   */
  record NamedDay(LocalDate date, String name) {}
}
