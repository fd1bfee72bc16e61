package dev.switchboard.simulators.whatsapp;

/** A call that Meta answers with an error. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient MetaError error;

  Refusal(MetaError error) {
    super(error.title() + ": " + error.details(), null, false, false);
    this.error = error;
  }

  static Refusal missing(String member) {
    return new Refusal(MetaError.of(100).because("The parameter " + member + " is required."));
  }

  static Refusal invalid(String reason) {
    return new Refusal(MetaError.of(131009).because(reason));
  }

  MetaError error() {
    return error;
  }
}
