package dev.switchboard.conversation.language;

/** What WhatsApp calls the language of a template. */
public final class TemplateLanguage {
  private TemplateLanguage() {}

  /**
   * With the country where WhatsApp tells countries apart: {@code es_AR}, {@code en_GB}; without it
   * elsewhere.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static String code(Language language, String country) {
    return switch (language) {
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
}
