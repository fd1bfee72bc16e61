package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The request to cancel a visit; the reason is for the business. */
record CancelRequest(@Nullable @Size(max = 500) String reason) {}
