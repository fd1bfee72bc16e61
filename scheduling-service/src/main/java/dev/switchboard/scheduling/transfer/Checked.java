package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.transfer.Problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row while it is read: all that is wrong with it is told at once. */
final class Checked {
  private static final int LONGEST = 4_000;

  private final SourceRow row;
  private final List<Problem> problems = new ArrayList<>();

  Checked(SourceRow row) {
    this.row = row;
  }

  int number() {
    return row.number();
  }

  Map<String, String> content() {
    return row.content();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void wrong(Field field, Code code) {
    problems.add(Problem.of(field, code));
  }

  boolean isMissing(Field field) {
    return row.text(field).isEmpty();
  }

  Optional<String> required(Field field, int longest) {
    if (isMissing(field)) {
      wrong(field, Code.REQUIRED);
    }
    return text(field, longest);
  }

  /** Absent, and told, when it is longer. */
  Optional<String> text(Field field, int longest) {
    Optional<String> text = row.text(field);
    if (text.filter(one -> one.length() > longest).isPresent()) {
      wrong(field, Code.TOO_LONG);
      return Optional.empty();
    }
    if (text.filter(one -> !Texts.isText(one)).isPresent()) {
      wrong(field, Code.NOT_TEXT);
      return Optional.empty();
    }
    return text;
  }

  /** Absent, and told with the code, when it cannot be read. */
  <T> Optional<T> read(Field field, Function<String, Optional<T>> reading, Code code) {
    return read(field, null, reading, code);
  }

  /**
   * @param otherwise what is read when it is missing
   */
  <T> Optional<T> read(
      Field field, @Nullable String otherwise, Function<String, Optional<T>> reading, Code code) {
    Optional<String> text = text(field, LONGEST).or(() -> Optional.ofNullable(otherwise));
    Optional<T> read = text.flatMap(reading);
    if (text.isPresent() && read.isEmpty()) {
      wrong(field, code);
    }
    return read;
  }
}
