package dev.switchboard.scheduling.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of one place, each year worked out once. A holiday that is moved, as from a
 * Saturday to the Monday after, is the day it is moved to.
 */
final class PublicHolidays implements HolidayCalendar {
  /** The moon's calendars are known this far. */
  private static final int FIRST_YEAR = 1950;

  private static final int LAST_YEAR = 2150;

  private final HolidayManager country;
  private final Place place;
  private final Locale language;
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  private PublicHolidays(HolidayManager country, Place place, Locale language) {
    this.country = country;
    this.place = place;
    this.language = language;
  }

  /**
   * Reads the country's rules: never on an event loop. Empty for a place that is not known.
   *
   * @param language of the names, as that country has them; English where there are none
   */
  static Optional<PublicHolidays> read(Place place, String language) {
    return manager(place)
        .filter(country -> region(country, place) != null)
        .map(country -> new PublicHolidays(country, place, Locale.of(language, place.country())));
  }

  @Override
  public Optional<String> nameOf(LocalDate date) {
    return Optional.ofNullable(in(date.getYear()).get(date));
  }

  /** By date. */
  Map<LocalDate, String> in(int year) {
    return year < FIRST_YEAR || year > LAST_YEAR
        ? Map.of()
        : years.computeIfAbsent(year, this::workOut);
  }

  /** The years from the first to the last, so that nobody waits for them later. */
  void workOut(int first, int last) {
    for (int year = first; year <= last; year++) {
      var unused = in(year);
    }
  }

  /** The regions that have holidays of their own, by code, with their names. */
  Map<String, String> regions() {
    Map<String, String> regions = new TreeMap<>();
    Objects.requireNonNull(region(country, new Place(place.country(), null)))
        .getChildren()
        .forEach((code, region) -> regions.put(code, region.getDescription(language)));
    return regions;
  }

  private Map<LocalDate, String> workOut(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    String[] regions = place.regions().toArray(String[]::new);
    country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions).stream()
        .sorted(Comparator.comparing(holiday -> holiday.getDescription(language)))
        .forEach(
            holiday ->
                days.merge(
                    holiday.getObservedDate().orElse(holiday.getActualDate()),
                    holiday.getDescription(language),
                    (one, other) -> one + ", " + other));
    return days;
  }

  private static Optional<HolidayManager> manager(Place place) {
    return HolidayManager.getSupportedCalendarCodes().contains(place.country())
        ? Optional.of(HolidayManager.getInstance(ManagerParameters.create(place.calendar())))
        : Optional.empty();
  }

  private static @Nullable CalendarHierarchy region(HolidayManager country, Place place) {
    @Nullable CalendarHierarchy found = country.getCalendarHierarchy();
    for (String code : place.regions()) {
      found = found == null ? null : found.getChildren().get(code);
    }
    return found;
  }
}
