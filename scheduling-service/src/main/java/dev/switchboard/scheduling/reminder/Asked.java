package dev.switchboard.scheduling.reminder;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a reminder may be sent.
 *
 * @param placedVersion the version that gave the appointment its present time
 * @param messageKey names the message that would be sent; whoever names none is granted once only
 */
public record Asked(UUID reminderId, long placedVersion, @Nullable String messageKey) {
  public Asked {
    Objects.requireNonNull(reminderId, "reminderId");
  }
}
