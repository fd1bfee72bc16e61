package dev.switchboard.local;

import java.nio.file.Path;

/** The stack does not start; the message is the one sentence that the person reads. */
final class StartFailedException extends RuntimeException {
  StartFailedException(String sentence) {
    super(sentence);
  }

  /**
   * A part that did not come up; the first line of the reason says enough, its log says the rest.
   */
  static StartFailedException of(String part, String reason, Path log) {
    String line = reason.lines().findFirst().orElse("");
    return new StartFailedException(
        "%s did not start: %s. Its log: %s".formatted(part, line.replaceAll("[;:.]? *$", ""), log));
  }
}
