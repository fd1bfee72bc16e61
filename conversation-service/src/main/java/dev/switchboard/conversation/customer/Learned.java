package dev.switchboard.conversation.customer;

import org.jspecify.annotations.Nullable;

/**
 * What a customer said of himself (features.md C1, C35); what he did not say is absent.
 *
 * @param language ISO 639-1
 */
public record Learned(@Nullable String name, @Nullable String address, @Nullable String language) {

  public boolean isNothing() {
    return name == null && address == null && language == null;
  }

  /** Shows no person. */
  @Override
  public String toString() {
    return "Learned[]";
  }
}
