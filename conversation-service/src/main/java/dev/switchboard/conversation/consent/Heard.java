package dev.switchboard.conversation.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be a word on consent.
 *
 * @param sentAt the provider's time: of two words the later counts
 * @param visitPending whether a visit of his is known that is still to come
 */
public record Heard(
    Party party,
    UUID messageId,
    String text,
    Instant sentAt,
    boolean visitPending,
    @Nullable String traceParent) {}
