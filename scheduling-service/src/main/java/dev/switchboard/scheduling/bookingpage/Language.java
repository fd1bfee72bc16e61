package dev.switchboard.scheduling.bookingpage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page speaks, and how it says days and times. */
enum Language {
  EN("en", "English", Locale.UK, "EEEE d MMMM", "EEEE d MMMM yyyy"),
  ES(
      "es",
      "Español",
      Locale.forLanguageTag("es-AR"),
      "EEEE d 'de' MMMM",
      "EEEE d 'de' MMMM 'de' yyyy");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int LONGEST_HEADER = 200;

  private final String code;
  private final String ownName;
  private final Locale locale;
  private final DateTimeFormatter day;
  private final DateTimeFormatter date;

  Language(String code, String ownName, Locale locale, String day, String date) {
    this.code = code;
    this.ownName = ownName;
    this.locale = locale;
    this.day = DateTimeFormatter.ofPattern(day, locale);
    this.date = DateTimeFormatter.ofPattern(date, locale);
  }

  /** ISO 639-1. */
  String code() {
    return code;
  }

  String ownName() {
    return ownName;
  }

  Language other() {
    return this == EN ? ES : EN;
  }

  /** {@code Wednesday 25 November}. */
  String day(LocalDate which) {
    return capital(day.format(which));
  }

  /** The same with the year. */
  String date(Instant moment, ZoneId zone) {
    return capital(date.format(moment.atZone(zone)));
  }

  String time(Instant moment, ZoneId zone) {
    return TIME.format(moment.atZone(zone));
  }

  /** {@code British Time (Europe/London)}. */
  String zone(ZoneId zone) {
    return "%s (%s)"
        .formatted(
            zone.getDisplayName(TextStyle.FULL_STANDALONE, locale), zone.getId().replace('_', ' '));
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
  }

  static Optional<Language> of(@Nullable String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findAny();
  }

  /**
   * The one asked for by name, else the browser's first that is spoken here, else the business's.
   */
  static Language choose(
      @Nullable String asked, @Nullable String acceptLanguage, @Nullable String ofBusiness) {
    return of(asked).or(() -> preferred(acceptLanguage)).or(() -> of(ofBusiness)).orElse(EN);
  }

  private static Optional<Language> preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
