package dev.switchboard.integration.ispcube;

/** How a question to ISPCube ended (features.md I2). */
public enum LookupResult {
  FOUND,
  /** The installation answered: there is none. */
  NOT_FOUND,
  /** The tenant has connected no ISPCube. */
  NOT_CONNECTED,
  /** No answer that can be relied on; it may be otherwise in a while. */
  UNAVAILABLE,
  /** This customer has asked for documents too often within the hour. */
  TOO_MANY
}
