package dev.switchboard.conversation.understanding;

import dev.switchboard.conversation.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of the two lists: what is said, when, and how it is to be read. */
record Utterance(Language language, String text, Setting setting, List<String> expected) {
  static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 10, 9, 0);
  private static final int CONTEXT = 4;

  /** All lines of {@code utterances-es.csv} or {@code utterances-en.csv}. */
  static Stream<Utterance> of(Language language) {
    String path = "/utterances-" + language.name().toLowerCase(Locale.ROOT) + ".csv";
    try (InputStream file = Utterance.class.getResourceAsStream(path)) {
      byte[] bytes = Objects.requireNonNull(file, path).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> of(language, List.of(line.split(";", -1))))
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Utterance> all() {
    return Stream.of(Language.values()).flatMap(Utterance::of);
  }

  private static Utterance of(Language language, List<String> columns) {
    Setting setting =
        new Setting(
            Question.valueOf(columns.get(1)),
            Integer.parseInt(columns.get(2)),
            NOW,
            columns.get(3));
    return new Utterance(
        language, columns.getFirst(), setting, columns.subList(CONTEXT, columns.size()));
  }

  Reading read() {
    return Understanding.read(text, setting);
  }

  Reading readAs(String otherText) {
    return Understanding.read(otherText, setting);
  }

  /** The columns of a reading, in the order of the lists. */
  static List<String> columns(Reading reading) {
    Wish wish = reading.wish();
    return Stream.of(
            reading.intent(),
            reading.answer().orElse(null),
            reading.choice().isPresent() ? reading.choice().getAsInt() : null,
            wish.from(),
            wish.to(),
            wish.dayPart(),
            wish.earliest(),
            wish.latest(),
            reading.name().orElse(null),
            reading.address().orElse(null),
            reading.danger().map(Danger::kind).orElse(null),
            reading.danger().map(Danger::sure).orElse(null),
            reading.serviceType().orElse(null))
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.toList());
  }

  @Override
  public String toString() {
    return setting.question() + ": " + text;
  }
}
