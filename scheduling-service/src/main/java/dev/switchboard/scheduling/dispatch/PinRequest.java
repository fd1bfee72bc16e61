package dev.switchboard.scheduling.dispatch;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The request to pin a visit to its technician, or to let it go again. */
record PinRequest(@NotNull UUID appointmentId, @NotNull Boolean pinned) {}
