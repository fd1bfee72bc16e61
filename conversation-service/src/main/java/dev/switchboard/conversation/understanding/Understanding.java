package dev.switchboard.conversation.understanding;

import dev.switchboard.conversation.language.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a customer wrote, by word lists and the open question alone (features.md C21). */
public final class Understanding {
  private static final Set<String> BUT = Set.of("but", "pero");

  /** Alone, they answer a reminder (features.md S9). */
  private static final Set<String> CHANGE = Set.of("cambiar", "cambio", "change", "move");

  private static final Set<String> PLEASE = Set.of("por", "favor", "please");

  private final Setting setting;
  private final Words all;
  private final Words words;
  private final Person person;
  private final Intents intents;
  private final Dangers dangers;
  private final ServiceTypes services;

  private Understanding(String text, Setting setting) {
    this.setting = setting;
    this.all = Words.of(text);
    this.person = new PersonReader(all, setting).read();
    this.words = person.withoutIn(all);
    this.intents = new Intents(words, setting);
    this.dangers = new Dangers(words, setting);
    this.services = new ServiceTypes(words, setting);
  }

  /**
   * Never fails, whatever the text; what goes beyond the first 8,192 characters is not read.
   *
   * @param text as it came
   * @param setting what was asked last, and when and where
   */
  public static Reading read(String text, Setting setting) {
    return new Understanding(text, setting).read();
  }

  private Reading read() {
    Optional<Danger> danger = dangers.read(intents);
    Optional<String> service = services.read(intents, danger);
    Intent intent = intents.read(service.isPresent());
    Wish wish = new WishReader(words, setting, intent, symptoms()).read();
    boolean butThen = isOnlyThen(wish);
    Optional<Answer> said =
        new Answers(words, setting)
            .read(intent, intents, wish)
            .filter(answer -> answer == Answer.NO || !butThen);
    OptionalInt choice = choice(said);
    Optional<Answer> answer = said.filter(yes -> yes == Answer.YES || choice.isEmpty());
    boolean answered =
        answer.isPresent()
            || choice.isPresent()
            || !wish.isNone()
            || !person.equals(Person.UNKNOWN);
    return new Reading(
        language(),
        inContext(intent, wish, answer, answered),
        answer,
        wish,
        choice,
        person.name().map(all::written),
        person.address().map(all::written),
        danger,
        service);
  }

  /** Dale Winton does not write Spanish; only what is no name tells the language. */
  private Optional<Language> language() {
    return LanguageGuess.of(words);
  }

  /** "sí pero a la tarde" does not confirm the visit as it is, nor take the time as it is. */
  private boolean isOnlyThen(Wish wish) {
    boolean ofOneTime =
        setting.question() == Question.REMINDER || setting.question() == Question.OFFER;
    return ofOneTime
        && !wish.isNone()
        && words.list().stream().map(Word::text).anyMatch(BUT::contains);
  }

  /** Yes to the only time offered takes it. */
  private OptionalInt choice(Optional<Answer> answer) {
    OptionalInt choice = new Choices(words, setting).read();
    boolean onlyOne = setting.question() == Question.WHICH_SLOT && setting.offers() == 1;
    return choice.isEmpty() && onlyOne && answer.equals(Optional.of(Answer.YES))
        ? OptionalInt.of(1)
        : choice;
  }

  /** A courtesy beside an answer is part of it; another day for an announced visit moves it. */
  private Intent inContext(Intent intent, Wish wish, Optional<Answer> answer, boolean answered) {
    boolean courtesy = intent == Intent.THANKS || intent == Intent.GREETING;
    boolean moves =
        setting.question() == Question.REMINDER
            && !wish.isNone()
            && !answer.equals(Optional.of(Answer.YES))
            && (intent == Intent.NONE || courtesy);
    if (moves || intent == Intent.NONE && isBareChange()) {
      return Intent.RESCHEDULE;
    }
    return courtesy && answered && setting.question() != Question.NONE ? Intent.NONE : intent;
  }

  private boolean isBareChange() {
    List<String> said =
        words.list().stream().map(Word::text).filter(word -> !PLEASE.contains(word)).toList();
    return setting.question() == Question.REMINDER
        && said.size() == 1
        && CHANGE.contains(said.getFirst());
  }

  private Symptoms symptoms() {
    if (setting.question().asksWhen()) {
      return new Symptoms(words, Set.of());
    }
    Set<Integer> telling = new HashSet<>(clauses(problems()));
    telling.removeAll(
        clauses(
            intents.hits().stream()
                .filter(hit -> hit.value() == IntentWord.REQUEST)
                .map(Phrases.Hit::from)));
    return new Symptoms(words, telling);
  }

  /** The places where something is said to be broken. */
  private Stream<Integer> problems() {
    return Stream.of(
            intents.hits().stream()
                .filter(hit -> hit.value() == IntentWord.OUTAGE)
                .map(Phrases.Hit::from),
            services.hits().stream().map(Phrases.Hit::from),
            dangers.hits().stream()
                .filter(hit -> hit.value().certainty() != DangerWord.Certainty.URGENT)
                .map(Phrases.Hit::from))
        .flatMap(places -> places);
  }

  private Set<Integer> clauses(Stream<Integer> places) {
    return places
        .map(place -> words.list().get(place).clause())
        .collect(Collectors.toUnmodifiableSet());
  }
}
