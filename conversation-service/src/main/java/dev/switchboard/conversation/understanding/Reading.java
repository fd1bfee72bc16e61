package dev.switchboard.conversation.understanding;

import dev.switchboard.conversation.language.Language;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one message says, read against the open question.
 *
 * @param language the one it is written in, when that is sure (features.md C35)
 * @param answer to a question of yes or no; with {@link Question#WHICH_SLOT}, NO is none of them
 * @param choice the place, from 1, of what was chosen among what was offered; of the last, the
 *     number of offers
 * @param name of the customer, as written
 * @param address as written
 * @param serviceType the code the words stand for, most specific first (features.md C38)
 */
public record Reading(
    Optional<Language> language,
    Intent intent,
    Optional<Answer> answer,
    Wish wish,
    OptionalInt choice,
    Optional<String> name,
    Optional<String> address,
    Optional<Danger> danger,
    Optional<String> serviceType) {
  public Reading {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(wish, "wish");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(danger, "danger");
    Objects.requireNonNull(serviceType, "serviceType");
  }
}
