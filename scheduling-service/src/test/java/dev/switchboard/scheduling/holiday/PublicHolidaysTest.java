package dev.switchboard.scheduling.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
  @Test
  void aCountrysHolidaysHaveTheirNamesInTheBusinesssLanguage() {
    PublicHolidays argentina = in("AR", null, "es");

    assertThat(in("ar", null, "de").nameOf(LocalDate.parse("2026-12-25"))).hasValue("Weihnachten");
    assertThat(argentina.nameOf(LocalDate.parse("2026-12-25"))).isPresent();
    assertThat(argentina.nameOf(LocalDate.parse("2026-11-25"))).isEmpty();
  }

  @Test
  void aHolidayThatIsMovedIsTheDayItIsMovedTo() {
    PublicHolidays england = in("GB", "eng", "en");

    assertThat(england.nameOf(LocalDate.parse("2026-12-28"))).isPresent();
    assertThat(england.nameOf(LocalDate.parse("2026-12-26"))).isEmpty();
  }

  @Test
  void aRegionHasItsOwnBesidesTheCountrys() {
    LocalDate saintAndrews = LocalDate.parse("2026-11-30");

    assertThat(in("GB", "sct", "en").nameOf(saintAndrews)).isPresent();
    assertThat(in("GB", "eng", "en").nameOf(saintAndrews)).isEmpty();
    assertThat(in("GB", "sct", "en").nameOf(LocalDate.parse("2026-12-25"))).isPresent();
    assertThat(in("GB", null, "en").regions()).containsKeys("eng", "wls", "sct", "nir");
  }

  @Test
  void whereNoneAreKnownThereIsNoCalendar() {
    assertThat(PublicHolidays.read(new Place("QQ", null), "en")).isEmpty();
    assertThat(PublicHolidays.read(new Place("GB", "tx"), "en")).isEmpty();
    assertThat(PublicHolidays.read(new Place("AR", "b"), "en")).isEmpty();
  }

  @Test
  void aYearBeyondTheCalendarsHasNone() {
    assertThat(in("AR", null, "es").nameOf(LocalDate.of(9999, 12, 25))).isEmpty();
    assertThat(in("AR", null, "es").nameOf(LocalDate.of(-1, 12, 25))).isEmpty();
  }

  private static PublicHolidays in(String country, @Nullable String region, String language) {
    Optional<PublicHolidays> read = PublicHolidays.read(new Place(country, region), language);
    return read.orElseThrow();
  }
}
