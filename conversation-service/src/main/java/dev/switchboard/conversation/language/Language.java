package dev.switchboard.conversation.language;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the assistant speaks (features.md C35). */
public enum Language {
  ES("es", "es-AR", "EEEE d 'de' MMMM 'a las' HH:mm"),
  EN("en", "en-GB", "EEEE d MMMM 'at' HH:mm");

  private final String code;
  private final DateTimeFormatter dayAndHour;

  Language(String code, String locale, String dayAndHour) {
    this.code = code;
    this.dayAndHour = DateTimeFormatter.ofPattern(dayAndHour, Locale.forLanguageTag(locale));
  }

  /** ISO 639-1. */
  public String code() {
    return code;
  }

  /** {@code martes 24 de noviembre a las 10:00}, as the clock on the wall there shows it. */
  public String dayAndHour(ZonedDateTime time) {
    return dayAndHour.format(time);
  }

  /**
   * What WhatsApp calls it where it tells countries apart: {@code es_AR}, {@code en_GB}.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public String templateCode(String country) {
    return switch (this) {
      case ES ->
          switch (country) {
            case "AR", "ES", "MX" -> "es_" + country;
            default -> "es";
          };
      case EN ->
          switch (country) {
            case "GB", "US" -> "en_" + country;
            default -> "en";
          };
    };
  }

  /**
   * @param code ISO 639-1
   * @return empty for one it does not speak
   */
  public static Optional<Language> of(@Nullable String code) {
    return switch (code) {
      case "es" -> Optional.of(ES);
      case "en" -> Optional.of(EN);
      case null, default -> Optional.empty();
    };
  }
}
