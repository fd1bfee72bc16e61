package dev.switchboard.contracts;

import java.util.Objects;
import java.util.UUID;

/**
 * The business on whose behalf something happens. A type, so that no other id can take its place.
 */
public record TenantId(UUID value) {
  public TenantId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static TenantId parse(String text) {
    return new TenantId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
