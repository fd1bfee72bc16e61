package dev.switchboard.scheduling.appointment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to confirm a visit, or to say that it begins, is done, or that nobody was there.
 *
 * @param conversationId where it was talked about (features.md S20)
 */
record ConfirmRequest(@Nullable UUID conversationId) {}
