package dev.switchboard.simulators.google;

/** A call that Google answers with an error. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient GoogleError error;

  Refusal(GoogleError error) {
    super(error.reason() + ": " + error.message(), null, false, false);
    this.error = error;
  }

  GoogleError error() {
    return error;
  }
}
