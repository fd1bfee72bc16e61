package dev.switchboard.conversation.intake;

/**
 * A part of a delivery that has no effect and is kept.
 *
 * @param part what of a change's value it is, {@code value} for all of it
 * @param reason one of few words, or the provider's code
 * @param content as it came
 */
record SetAside(
    Origin origin, Disposition disposition, String part, String reason, String content) {

  /** Why it had no effect. */
  enum Disposition {
    /** Its channel does not work now. */
    SUPPRESSED,
    /** It could not be understood. */
    REJECTED,
    /** The provider reports a fault of the account or the app. */
    PROVIDER_ERROR
  }
}
