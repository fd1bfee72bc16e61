package dev.switchboard.scheduling.bookingpage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param shop null where nobody knows whose page it is
 * @param contactPhone shown to those who would rather call
 * @param home where the booking begins; null: nowhere
 * @param otherLanguage this page in the other language
 */
record Frame(
    Language language,
    @Nullable Shopfront shop,
    @Nullable String contactPhone,
    @Nullable String home,
    String otherLanguage) {
  Frame {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(otherLanguage, "otherLanguage");
  }

  /** A word by its name; templates have no other words. */
  public String say(String word) {
    return Word.valueOf(word).in(language);
  }

  public String say(String word, String filled) {
    return Word.valueOf(word).in(language, filled);
  }

  public String lang() {
    return language.code();
  }

  public String otherLang() {
    return language.other().code();
  }

  public String otherName() {
    return language.other().ownName();
  }

  public String brand() {
    return shop == null ? Word.POWERED.in(language) : shop.name();
  }

  /** Digits for a link that dials. */
  public String dial() {
    return contactPhone == null ? "" : contactPhone.replaceAll("[^0-9+]", "");
  }

  public String style() {
    return Style.ADDRESS;
  }
}
