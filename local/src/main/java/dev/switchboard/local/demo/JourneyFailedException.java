package dev.switchboard.local.demo;

/** Something in a journey is not as it should be; the message says what. */
final class JourneyFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JourneyFailedException(String what) {
    super(what);
  }

  /** Goes on only if it is so. */
  static void unless(boolean so, String what) {
    if (!so) {
      throw new JourneyFailedException(what);
    }
  }
}
