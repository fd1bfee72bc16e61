package dev.switchboard.conversation.reminder;

import dev.switchboard.conversation.language.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is reminded, as far as he is known.
 *
 * @param name as he gave it, or as the provider shows it
 * @param language his own
 */
record Customer(@Nullable String name, @Nullable Language language) {
  static Customer of(@Nullable String name, @Nullable String language) {
    return new Customer(name, Language.of(language).orElse(null));
  }

  /** The first word of his name; empty when there is none with a letter in it. */
  Optional<String> firstName() {
    if (name == null) {
      return Optional.empty();
    }
    String first = name.strip().split("\\s+", 2)[0];
    return first.codePoints().anyMatch(Character::isLetter) ? Optional.of(first) : Optional.empty();
  }
}
