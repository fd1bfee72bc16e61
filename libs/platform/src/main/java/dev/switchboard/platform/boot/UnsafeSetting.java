package dev.switchboard.platform.boot;

import java.util.Objects;

/**
 * A setting that is fine for a demo and wrong in production.
 *
 * @param name the configuration key, {@code switchboard.secrets.keys}
 * @param reason what is wrong with its value, without the value
 */
public record UnsafeSetting(String name, String reason) {
  public UnsafeSetting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return name + " " + reason;
  }
}
