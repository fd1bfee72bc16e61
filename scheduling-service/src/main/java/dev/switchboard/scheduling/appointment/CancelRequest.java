package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to cancel a visit, or to look for another time for it.
 *
 * @param reason for the business
 * @param conversationId where it was talked about (features.md S20)
 */
record CancelRequest(@Nullable @Size(max = 500) String reason, @Nullable UUID conversationId) {}
