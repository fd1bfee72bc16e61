package dev.switchboard.conversation.language;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the assistant speaks (features.md C35). */
public enum Language {
  ES("es"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  public String code() {
    return code;
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
