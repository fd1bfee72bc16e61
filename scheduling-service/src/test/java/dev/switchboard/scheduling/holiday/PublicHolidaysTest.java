package dev.switchboard.scheduling.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {
  @Test
  void aCountrysHolidaysHaveTheirNamesInTheBusinesssLanguage() {
    PublicHolidays argentina = in("AR", null, "es");

    assertThat(in("ar", null, "de").nameOf(LocalDate.parse("2026-12-25"))).hasValue("Weihnachten");
    assertThat(argentina.nameOf(LocalDate.parse("2026-12-25"))).hasValue("Navidad");
    assertThat(argentina.nameOf(LocalDate.parse("2026-11-25"))).isEmpty();
  }

  @Test
  void argentinasHolidaysAreNamedAsArgentinaNamesThem() {
    assertThat(in("AR", null, "es").in(2026).values())
        .containsExactly(
            "Año Nuevo",
            "Lunes de Carnaval",
            "Martes de Carnaval",
            "Día Nacional de la Memoria por la Verdad y la Justicia",
            "Día del Veterano y de los Caídos en la Guerra de Malvinas, Jueves Santo",
            "Viernes Santo",
            "Domingo de Pascua",
            "Día del Trabajador",
            "Día de la Revolución de Mayo",
            "Día de la Bandera",
            "Día de la Independencia",
            "Paso a la Inmortalidad del General José de San Martín",
            "Día del Respeto a la Diversidad Cultural",
            "Inmaculada Concepción de María",
            "Nochebuena",
            "Navidad",
            "Fin de Año");
    assertThat(in("CO", null, "es").in(2026).values()).contains("Día de la Raza");
  }

  /** In every country that speaks it, and for a business of theirs in Britain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GB", "GT", "HN", "MX", "NI", "PA",
        "PE", "PY", "SV", "UY", "VE"
      })
  void noHolidayIsLeftInEnglish(String country) {
    Map<LocalDate, String> spanish = in(country, null, "es").in(2026);
    Map<LocalDate, String> english = in(country, null, "en").in(2026);

    assertThat(spanish).isNotEmpty().doesNotContainValue("undefined");
    spanish.forEach(
        (day, name) ->
            assertThat(Set.of("Corpus Christi", "Fiesta de la Candelaria", "Santiago Apóstol"))
                .containsAll(
                    Stream.of(name.split(", "))
                        .filter(List.of(english.getOrDefault(day, "").split(", "))::contains)
                        .toList()));
  }

  /** Whatever language the machine speaks. */
  @Test
  void englishNamesAreEnglishWhereverTheServiceRuns() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(in("GB", "eng", "en").in(2026).values())
          .containsExactly(
              "New Year's Day",
              "Good Friday",
              "Easter Monday",
              "Early May Bank Holiday",
              "Spring Bank Holiday",
              "Summer Bank Holiday",
              "Christmas Day",
              "Boxing Day");
      assertThat(in("US", null, "en").in(2026).values())
          .contains("Washington's Birthday", "Labor Day");
      assertThat(in("AU", "nsw", "en").in(2026).values()).contains("ANZAC Day", "King's Birthday");
    } finally {
      Locale.setDefault(before);
    }
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
