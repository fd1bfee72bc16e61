package dev.switchboard.conversation.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be a word on consent.
 *
 * @param sentAt the provider's time: of two words the later counts
 */
public record Heard(
    Party party, UUID messageId, String text, Instant sentAt, @Nullable String traceParent) {}
