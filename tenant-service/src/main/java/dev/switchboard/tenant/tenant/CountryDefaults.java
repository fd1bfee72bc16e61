package dev.switchboard.tenant.tenant;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant of a country has unless it says otherwise (features.md T1).
 *
 * @param timeZone the zone of the capital, or where most people live; empty where none is known
 */
record CountryDefaults(String timeZone, String language, String currency) {
  /** Of no country. */
  static final CountryDefaults NONE = new CountryDefaults("", "en", "");

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private static final Set<String> SPANISH =
      Set.of(
          "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA",
          "PE", "PR", "PY", "SV", "UY", "VE");

  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("AR", "America/Argentina/Buenos_Aires"),
          Map.entry("AU", "Australia/Sydney"),
          Map.entry("BO", "America/La_Paz"),
          Map.entry("BR", "America/Sao_Paulo"),
          Map.entry("CA", "America/Toronto"),
          Map.entry("CL", "America/Santiago"),
          Map.entry("CO", "America/Bogota"),
          Map.entry("CR", "America/Costa_Rica"),
          Map.entry("CU", "America/Havana"),
          Map.entry("DE", "Europe/Berlin"),
          Map.entry("DO", "America/Santo_Domingo"),
          Map.entry("EC", "America/Guayaquil"),
          Map.entry("ES", "Europe/Madrid"),
          Map.entry("FR", "Europe/Paris"),
          Map.entry("GB", "Europe/London"),
          Map.entry("GT", "America/Guatemala"),
          Map.entry("HN", "America/Tegucigalpa"),
          Map.entry("IE", "Europe/Dublin"),
          Map.entry("IN", "Asia/Kolkata"),
          Map.entry("IT", "Europe/Rome"),
          Map.entry("MX", "America/Mexico_City"),
          Map.entry("NI", "America/Managua"),
          Map.entry("NZ", "Pacific/Auckland"),
          Map.entry("PA", "America/Panama"),
          Map.entry("PE", "America/Lima"),
          Map.entry("PR", "America/Puerto_Rico"),
          Map.entry("PT", "Europe/Lisbon"),
          Map.entry("PY", "America/Asuncion"),
          Map.entry("SV", "America/El_Salvador"),
          Map.entry("US", "America/New_York"),
          Map.entry("UY", "America/Montevideo"),
          Map.entry("VE", "America/Caracas"),
          Map.entry("ZA", "Africa/Johannesburg"));

  CountryDefaults {
    Objects.requireNonNull(timeZone, "timeZone");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(currency, "currency");
  }

  /**
   * @param country ISO 3166-1 alpha-2, upper case; empty for what is none
   */
  static Optional<CountryDefaults> of(String country) {
    if (!COUNTRIES.contains(country)) {
      return Optional.empty();
    }
    return Optional.of(
        new CountryDefaults(
            ZONES.getOrDefault(country, ""),
            SPANISH.contains(country) ? "es" : "en",
            currencyOf(country)));
  }

  /** Antarctica has none. */
  private static String currencyOf(String country) {
    return Optional.ofNullable(Currency.getInstance(Locale.of("", country)))
        .map(Currency::getCurrencyCode)
        .orElse("");
  }
}
