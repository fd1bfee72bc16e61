package dev.switchboard.local;

/** The stack does not start; the message is the one sentence that the person reads. */
final class StartFailedException extends RuntimeException {
  StartFailedException(String sentence) {
    super(sentence);
  }

  /**
   * A part that did not come up; the first line of the reason says enough, its log says the rest.
   */
  static StartFailedException of(Part part, Throwable reason, Object log) {
    String line = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    return new StartFailedException(
        "%s did not start: %s. Its log: %s"
            .formatted(part.name(), line.replaceAll("[;:.]? *$", ""), log));
  }
}
